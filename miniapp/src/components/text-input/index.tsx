import { Input, type InputProps } from '@tarojs/components';
import './text-input.scss';

interface TextInputProps {
  value: string;
  onChange: (value: string) => void;
  /** Said inside the empty field: an example, not the label. */
  hint: string;
  /** For people who hear the screen, and for a browser's password keeper. */
  name: string;
  maxLength: number;
  type?: InputProps['type'];
  isPassword?: boolean;
  /** The keyboard's own "done" was tapped. */
  onConfirm?: () => void;
  /** Height of the field and its frame belong to the place it stands in. */
  className?: string;
}

/** One line to type in. */
export function TextInput(props: TextInputProps) {
  return (
    <Input
      className={`text-input ${props.className ?? ''}`}
      name={props.name}
      value={props.value}
      maxlength={props.maxLength}
      type={props.type ?? 'text'}
      password={props.isPassword ?? false}
      placeholder={props.hint}
      placeholderClass="text-input__hint"
      onInput={(event) => props.onChange(event.detail.value)}
      onBlur={(event) => props.onChange(event.detail.value)}
      onConfirm={props.onConfirm}
    />
  );
}
