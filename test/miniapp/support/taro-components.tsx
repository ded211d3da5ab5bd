import { type CSSProperties, forwardRef, type ReactNode } from 'react';

/** What our components pass to Taro's; everything else is not of interest to a test. */
interface Props {
  children?: ReactNode;
  className?: string;
  style?: CSSProperties;
  id?: string;
  src?: string;
  value?: string;
  placeholder?: string;
  disabled?: boolean;
  ariaLabel?: string;
  ariaRole?: string;
  onClick?: (event: { stopPropagation(): void }) => void;
  onInput?: (event: { detail: { value: string } }) => void;
  onFocus?: () => void;
  onBlur?: (event: { detail: { value: string } }) => void;
}

const common = (props: Props) => ({
  className: props.className,
  style: props.style,
  id: props.id,
  role: props.ariaRole,
  'aria-label': props.ariaLabel,
  onClick: props.onClick,
});

const block = forwardRef<HTMLDivElement, Props>((props, ref) => (
  <div ref={ref} {...common(props)}>
    {props.children}
  </div>
));

export const View = block;
export const ScrollView = block;
export const Swiper = block;
export const SwiperItem = block;
export const Form = block;
export const Canvas = block;
export const Text = (props: Props) => <span {...common(props)}>{props.children}</span>;
export const Image = (props: Props) => <img alt="" src={props.src} className={props.className} />;
export const Button = (props: Props) => (
  <button type="button" disabled={props.disabled} {...common(props)}>
    {props.children}
  </button>
);
export const Input = (props: Props) => (
  <input
    {...common(props)}
    value={props.value}
    placeholder={props.placeholder}
    onFocus={props.onFocus}
    onChange={(event) => props.onInput?.({ detail: { value: event.target.value } })}
    onBlur={(event) => props.onBlur?.({ detail: { value: event.target.value } })}
  />
);
export const Textarea = Input;
