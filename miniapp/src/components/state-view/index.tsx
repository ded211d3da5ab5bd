import { Image, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import closedPicture from '@/assets/state-closed.png';
import emptyPicture from '@/assets/state-empty.png';
import offlinePicture from '@/assets/state-offline.png';
import searchPicture from '@/assets/state-search.png';
import { Button } from '../button';
import './state-view.scss';

const PICTURES = {
  empty: emptyPicture,
  offline: offlinePicture,
  closed: closedPicture,
  search: searchPicture,
};

export interface StateViewProps {
  picture: keyof typeof PICTURES;
  title: string;
  text?: string;
  /** The next step: every state has one. */
  action?: { label: string; run: () => void };
  second?: { label: string; run: () => void };
  children?: ReactNode;
}

/** What a page shows when it has nothing to show: a picture, what is so, and what to do next. */
export function StateView({ picture, title, text, action, second, children }: StateViewProps) {
  return (
    <View className="state-view">
      <Image className="state-view__picture" src={PICTURES[picture]} mode="aspectFit" />
      <View className="state-view__title">{title}</View>
      {text && <View className="state-view__text">{text}</View>}
      {action && (
        <Button
          className="state-view__action"
          icon={picture === 'offline' ? 'refresh' : undefined}
          onTap={action.run}
        >
          {action.label}
        </Button>
      )}
      {second && (
        <Button kind="text" onTap={second.run}>
          {second.label}
        </Button>
      )}
      {children}
    </View>
  );
}

export function EmptyState(props: Omit<StateViewProps, 'picture'>) {
  return <StateView picture="empty" {...props} />;
}
