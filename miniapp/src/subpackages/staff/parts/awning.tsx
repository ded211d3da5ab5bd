import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { NavBar } from '@/components';
import './awning.scss';

interface AwningProps {
  /** `stop` when somebody must stop, `good` when it is done. */
  tone?: 'plain' | 'stop' | 'good';
  /** At the left of the bar: store and person. */
  bar: ReactNode;
  canGoBack?: boolean;
  /** Small line above: what this is about. */
  label?: ReactNode;
  /** One sentence with a verb: what must be done next. */
  sentence: string;
  children?: ReactNode;
}

/** The block every staff page opens with: what must be done next. Its lower edge is scalloped like a shop's awning. */
export function Awning({ tone = 'plain', bar, canGoBack, label, sentence, children }: AwningProps) {
  return (
    <View className={`awning awning--${tone}`}>
      <NavBar canGoBack={canGoBack} tone="clear">
        <View className="awning__bar">{bar}</View>
      </NavBar>
      <View className="awning__body">
        {label && <View className="awning__label">{label}</View>}
        <View className="awning__sentence">{sentence}</View>
        {children}
      </View>
    </View>
  );
}
