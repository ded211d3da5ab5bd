import { Button as NativeButton, type ButtonProps as NativeProps, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';
import './button.scss';

export interface ButtonProps {
  children: ReactNode;
  onTap?: () => void;
  /** `primary` is the one action of the view; `secondary` berry on pale; `ghost` outlined; `ink` dark; `text` bare. */
  kind?: 'primary' | 'secondary' | 'ghost' | 'ink' | 'text';
  /** 48, 40 or 32 pixels high; the small one still takes a 44 pixel finger. */
  size?: 'l' | 'm' | 's';
  /** Full width of its parent. */
  block?: boolean;
  /** Keeps the width, shows a ring and takes no taps. */
  loading?: boolean;
  disabled?: boolean;
  icon?: IconName;
  className?: string;
  /** WeChat's own abilities (phone number, avatar, share, privacy) work only from a real button. */
  native?: Pick<
    NativeProps,
    'openType' | 'onGetPhoneNumber' | 'onChooseAvatar' | 'onAgreePrivacyAuthorization' | 'id' | 'formType'
  >;
  ariaLabel?: string;
}

export function Button(props: ButtonProps) {
  const {
    kind = 'primary',
    size = 'l',
    block = false,
    loading = false,
    disabled = false,
    icon,
    className = '',
  } = props;
  const idle = disabled || loading;
  const classes = [
    'button',
    `button--${kind}`,
    `button--${size}`,
    block ? 'button--block' : '',
    disabled ? 'button--disabled' : '',
    loading ? 'button--loading' : '',
    className,
  ];
  return (
    <NativeButton
      {...props.native}
      className={classes.filter(Boolean).join(' ')}
      hoverClass={idle ? 'none' : 'button--pressed'}
      hoverStayTime={60}
      // H5 takes the mere presence of the attribute for true.
      {...(idle ? { disabled: true } : {})}
      ariaLabel={props.ariaLabel}
      onClick={(event) => {
        event.stopPropagation();
        if (!idle) props.onTap?.();
      }}
    >
      {loading ? (
        <View className="button__ring" />
      ) : (
        icon && <Icon name={icon} size={size === 's' ? 16 : 18} />
      )}
      <View className="button__label">{props.children}</View>
    </NativeButton>
  );
}
