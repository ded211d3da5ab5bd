import { Popup } from '@nutui/nutui-react-taro';
import { ScrollView, View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { coverTabBar } from '@/platform';
import { Icon } from '../icon';
import './sheet.scss';

interface SheetProps {
  visible: boolean;
  onClose: () => void;
  title?: ReactNode;
  /** At the right of the title, in place of the cross. */
  aside?: ReactNode;
  /** Stays visible while the content scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}

/** Half-screen layer from below: grabber, title, content that scrolls, at most 85 % high. A tap beside it closes it. */
export function Sheet({ visible, onClose, title, aside, footer, children }: SheetProps) {
  useEffect(() => {
    if (!visible) return;
    coverTabBar(true);
    return () => coverTabBar(false);
  }, [visible]);
  return (
    <Popup
      visible={visible}
      position="bottom"
      className="sheet"
      onClose={onClose}
      duration={280}
      destroyOnClose
    >
      <View className="sheet__grabber" />
      {title && (
        <View className="sheet__head">
          <View className="sheet__title">{title}</View>
          {aside ?? (
            <View
              className="sheet__close"
              ariaRole="button"
              ariaLabel="关闭"
              hoverClass="press"
              onClick={onClose}
            >
              <Icon name="close" size={20} />
            </View>
          )}
        </View>
      )}
      <ScrollView scrollY className="sheet__body">
        <View className="sheet__content">{children}</View>
      </ScrollView>
      {footer && <View className="sheet__footer">{footer}</View>}
      <View className="sheet__safe" />
    </Popup>
  );
}
