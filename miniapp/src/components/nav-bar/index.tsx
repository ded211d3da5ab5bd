import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { back, screen } from '@/platform';
import { Icon } from '../icon';
import './nav-bar.scss';

interface NavBarProps {
  title?: string;
  /** Shows the arrow; it goes back, or home when there is nothing behind. */
  canGoBack?: boolean;
  /** In place of the title, at the left edge: the store's name, the brand. */
  children?: ReactNode;
  /** Lies over a picture instead of above the page: the arrow gets a round ground of its own. */
  floating?: boolean;
  /** `sand` on transaction pages, `clear` when the page behind has its own colour. */
  tone?: 'cream' | 'sand' | 'clear';
}

/** Our own navigation bar: as high as the phone wants it, and clear of WeChat's capsule at the right. */
export function NavBar({
  title,
  canGoBack = false,
  children,
  floating = false,
  tone = 'cream',
}: NavBarProps) {
  const { statusBarHeight, navHeight, capsuleWidth } = screen();
  return (
    <View className={`nav-bar nav-bar--${tone} ${floating ? 'nav-bar--floating' : ''}`}>
      <View style={{ height: `${statusBarHeight}px` }} />
      <View className="nav-bar__row" style={{ height: `${navHeight}px`, paddingRight: `${capsuleWidth}px` }}>
        {canGoBack && (
          <View
            className="nav-bar__back"
            hoverClass="press"
            ariaRole="button"
            ariaLabel="返回"
            onClick={back}
          >
            <View className="nav-bar__arrow">
              <Icon name="left" size={24} />
            </View>
          </View>
        )}
        {children}
        {title && <View className="nav-bar__title">{title}</View>}
      </View>
    </View>
  );
}

/** Total height of the bar in pixels: where a sticky heading below it has to stop. */
export function navBarHeight(): number {
  const { statusBarHeight, navHeight } = screen();
  return statusBarHeight + navHeight;
}
