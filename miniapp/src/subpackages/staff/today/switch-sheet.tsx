import { View } from '@tarojs/components';
import { Button, Icon, Sheet } from '@/components';
import type { Today } from './use-today';

interface SwitchSheetProps {
  visible: boolean;
  today: Today;
  onClose: () => void;
}

/** The stores this person works at, and the way out. */
export function SwitchSheet({ visible, today, onClose }: SwitchSheetProps) {
  return (
    <Sheet
      visible={visible}
      onClose={onClose}
      title="换门店"
      footer={
        <Button block kind="ghost" onTap={today.signOut}>
          退出登录
        </Button>
      }
    >
      {today.stores.map((store) => (
        <View
          key={store.id}
          className="today-switch"
          ariaRole="radio"
          hoverClass="press"
          onClick={() => {
            today.chooseStore(store.id);
            onClose();
          }}
        >
          <View className="today-switch__words">
            <View className="today-switch__name">{store.name}</View>
            <View className="today-switch__address">{store.address}</View>
          </View>
          {store.id === today.store?.id && <Icon name="check" />}
        </View>
      ))}
    </Sheet>
  );
}
