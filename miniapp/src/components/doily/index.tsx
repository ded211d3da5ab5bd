import { View } from '@tarojs/components';
import './doily.scss';

export type DoilyTone = 'silver' | 'honey' | 'gold' | 'rose' | 'cream';

/** The paper doily behind a card or under a picture. Place and size come from `className`; it takes no taps. */
export function Doily({ tone, className = '' }: { tone: DoilyTone; className?: string }) {
  return (
    <View className={`doily doily--${tone} ${className}`}>
      <View className="doily__layer doily__layer--edge" />
      <View className="doily__layer doily__layer--lace" />
      <View className="doily__layer doily__layer--core" />
    </View>
  );
}
