import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './card.scss';

interface CardProps {
  children: ReactNode;
  /** Heading at the left and what belongs to it at the right. */
  title?: string;
  aside?: ReactNode;
  className?: string;
  onTap?: () => void;
}

/** White block of a page, 16 pixels from the edges. No shadow. */
export function Card({ children, title, aside, className = '', onTap }: CardProps) {
  return (
    <View className={`card ${className}`} hoverClass={onTap ? 'press' : 'none'} onClick={onTap}>
      {title && (
        <View className="card__head">
          <View className="card__title">{title}</View>
          {aside && <View className="card__aside">{aside}</View>}
        </View>
      )}
      {children}
    </View>
  );
}
