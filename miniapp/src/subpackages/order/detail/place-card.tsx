import { View } from '@tarojs/components';
import type { OrderResponse } from '@tianpu/shared/api';
import { Card, Icon } from '@/components';
import './place-card.scss';

interface PlaceCardProps {
  order: OrderResponse;
  onCall: () => void;
  onNavigate: () => void;
}

/** Where to collect it, with the way there and the telephone; for a delivery where it goes. */
export function PlaceCard({ order, onCall, onNavigate }: PlaceCardProps) {
  const { store, delivery } = order;
  return (
    <Card className="place-card">
      {delivery && (
        <View className="place-card__delivery">
          <View className="place-card__name">{delivery.address}</View>
          <View className="place-card__address">
            {delivery.recipientMasked} {delivery.phoneMasked}
          </View>
        </View>
      )}
      <View className="place-card__row">
        <View className="place-card__words">
          <View className="place-card__name">{store.name}</View>
          <View className="place-card__address">{store.address}</View>
        </View>
        <View className="place-card__buttons">
          <View className="place-card__button" ariaRole="button" hoverClass="press" onClick={onCall}>
            <View className="place-card__circle">
              <Icon name="phone" />
            </View>
            打电话
          </View>
          <View className="place-card__button" ariaRole="button" hoverClass="press" onClick={onNavigate}>
            <View className="place-card__circle">
              <Icon name="navigate" />
            </View>
            导航
          </View>
        </View>
      </View>
    </Card>
  );
}
