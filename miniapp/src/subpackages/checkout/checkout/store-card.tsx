import { View } from '@tarojs/components';
import { Card, Icon } from '@/components';
import type { StoreOption } from '@/features/store-choice';

/** Where she collects it. */
export function StoreCard({ store, onChange }: { store: StoreOption; onChange: () => void }) {
  return (
    <Card className="checkout-store-card">
      <View className="checkout-store">
        <View className="checkout-store__words">
          <View className="checkout-store__head">
            <View className="checkout-store__name">{store.name}</View>
            <View className="checkout-store__distance">
              {store.distanceText ? `距您 ${store.distanceText}` : store.open.label}
            </View>
          </View>
          <View className="checkout-store__address">{store.address}</View>
        </View>
        <ChangeLink label="换门店" onTap={onChange} />
      </View>
    </Card>
  );
}

export function ChangeLink({ label, onTap }: { label: string; onTap: () => void }) {
  return (
    <View className="checkout-link" ariaRole="button" hoverClass="press" onClick={onTap}>
      {label}
      <Icon name="right" size={14} />
    </View>
  );
}
