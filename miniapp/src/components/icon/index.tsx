import { View } from '@tarojs/components';
import './icon.scss';

export const ICON_NAMES = [
  'search',
  'pin',
  'clock',
  'bag',
  'store',
  'truck',
  'phone',
  'navigate',
  'qr',
  'scan',
  'calendar',
  'refresh',
  'alert',
  'info',
  'check',
  'plus',
  'minus',
  'close',
  'left',
  'right',
  'down',
  'up',
  'trash',
  'pen',
  'copy',
  'user',
  'receipt',
  'cake',
  'shield',
  'home',
  'share',
  'bell',
  'crown',
  'star',
  'lock',
  'ticket',
  'users',
  'chart',
  'gift',
  'heart',
  'percent',
  'spark',
  'milk',
  'egg',
  'wheat',
  'nut',
  'peanut',
  'soy',
  'sesame',
  'shrimp',
] as const;

export type IconName = (typeof ICON_NAMES)[number];

interface IconProps {
  name: IconName;
  /** Pixels; 20 if not said. */
  size?: number;
  className?: string;
}

/** A drawn sign in the colour of the text around it. It says nothing by itself: label what can be tapped. */
export function Icon({ name, size, className = '' }: IconProps) {
  const style = size === undefined ? undefined : { width: `${size}px`, height: `${size}px` };
  return <View className={`icon icon--${name} ${className}`} style={style} />;
}
