import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './chip.scss';

interface ChipProps {
  children: ReactNode;
  on?: boolean;
  /** Struck through and silent. */
  off?: boolean;
  onTap: () => void;
}

/** One of several choices. The chosen one has a ring as well as a colour. */
export function Chip({ children, on = false, off = false, onTap }: ChipProps) {
  return (
    <View
      className={`chip ${on ? 'chip--on' : ''} ${off ? 'chip--off' : ''}`}
      ariaRole="radio"
      onClick={() => {
        if (!off) onTap();
      }}
    >
      {children}
    </View>
  );
}
