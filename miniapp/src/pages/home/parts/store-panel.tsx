import { View } from '@tarojs/components';
import { Icon, Segmented, Skeleton, Tag } from '@/components';
import { MODE_OPTIONS, type StoreChoice } from '@/features/store-choice';
import type { HomeView } from '../home.view';
import './store-panel.scss';

interface StorePanelProps {
  view: HomeView['store'];
  choice: StoreChoice;
  onPickStore: () => void;
}

/** Which store, is it open, how far; and how she gets her cake. */
export function StorePanel({ view, choice, onPickStore }: StorePanelProps) {
  return (
    <View className="store-panel">
      <View className="store-panel__row">
        {view ? (
          <View className="store-panel__store" hoverClass="press" ariaRole="button" onClick={onPickStore}>
            <View className="store-panel__name">
              <Icon name="store" size={20} />
              <View className="store-panel__title">{view.name}</View>
              <Icon name="right" size={16} className="store-panel__arrow" />
              <Tag tone={view.isOpen ? 'matcha' : 'ink'}>{view.badge}</Tag>
            </View>
            <View className="store-panel__line">{view.line}</View>
          </View>
        ) : (
          <View className="store-panel__store">
            <Skeleton width="120px" height="22px" />
            <Skeleton width="160px" height="14px" className="store-panel__skeleton" />
          </View>
        )}
        <Segmented
          className="store-panel__mode"
          options={MODE_OPTIONS.long}
          value={choice.mode}
          onChange={choice.chooseMode}
        />
      </View>
      {view?.notice && (
        <View className="store-panel__notice">
          <Icon name="bell" size={16} />
          <View className="store-panel__words">{view.notice}</View>
        </View>
      )}
    </View>
  );
}
