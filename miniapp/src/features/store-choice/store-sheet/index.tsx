import { View } from '@tarojs/components';
import { Button, Icon, Sheet, Tag } from '@/components';
import { locate, useLocation } from '@/features/location';
import { showToast } from '@/platform';
import type { StoreOption } from '../store-option';
import type { StoreChoice } from '../use-store-choice';
import './store-sheet.scss';

interface StoreSheetProps {
  visible: boolean;
  choice: StoreChoice;
  onClose: () => void;
}

/** All stores with distance and opening; picking one closes the sheet. Her position is asked for only by a tap here. */
export function StoreSheet({ visible, choice, onClose }: StoreSheetProps) {
  const location = useLocation();
  const findNearest = async () => {
    const position = await locate();
    if (!position) showToast('没拿到位置，可以直接挑一家门店');
  };
  return (
    <Sheet visible={visible} onClose={onClose} title="选择门店">
      {location.state !== 'known' && (
        <View className="store-sheet__locate">
          <View className="store-sheet__why">用一下您的位置，就能按远近排好</View>
          <Button
            kind="secondary"
            size="s"
            icon="navigate"
            loading={location.state === 'asking'}
            onTap={findNearest}
          >
            找最近的
          </Button>
        </View>
      )}
      {choice.stores.map((store) => (
        <StoreRow
          key={store.id}
          store={store}
          isChosen={store.id === choice.store?.id}
          onTap={() => {
            choice.chooseStore(store.id);
            onClose();
          }}
        />
      ))}
    </Sheet>
  );
}

function StoreRow({ store, isChosen, onTap }: { store: StoreOption; isChosen: boolean; onTap: () => void }) {
  return (
    <View
      className={`store-row ${isChosen ? 'store-row--on' : ''}`}
      hoverClass="press"
      ariaRole="radio"
      onClick={onTap}
    >
      <View className="store-row__words">
        <View className="store-row__name">
          {store.name}
          {store.distanceText && <View className="store-row__distance">{store.distanceText}</View>}
          <Tag tone={store.open.isOpen ? 'matcha' : 'ink'}>{store.open.label}</Tag>
        </View>
        <View className="store-row__address">{store.address}</View>
      </View>
      {isChosen && <Icon name="check" size={20} />}
    </View>
  );
}
