import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';
import './notice.scss';

interface NoticeProps {
  /** berry = warning that offers the fix, honey = reminder, matcha = good news. */
  tone: 'berry' | 'honey' | 'matcha';
  icon?: IconName;
  title?: string;
  children?: ReactNode;
  /** At the right: what can be done about it. */
  action?: { label: string; run: () => void };
}

export function Notice({ tone, icon, title, children, action }: NoticeProps) {
  return (
    <View className={`notice notice--${tone}`}>
      {icon && <Icon name={icon} size={18} className="notice__icon" />}
      <View className="notice__body">
        {title && <View className="notice__title">{title}</View>}
        {children && <View className="notice__text">{children}</View>}
      </View>
      {action && (
        <View className="notice__action" ariaRole="button" hoverClass="press" onClick={action.run}>
          {action.label}
          <Icon name="right" size={14} />
        </View>
      )}
    </View>
  );
}
