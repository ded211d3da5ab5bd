import { View } from '@tarojs/components';
import { Button, Card, Icon, Notice } from '@/components';
import './address.scss';
import { addressLines } from './address.view';
import { ChangeLink } from './store-card';
import type { Checkout } from './use-checkout';

interface AddressCardProps {
  checkout: Checkout;
  onEdit: () => void;
  onChangeStore: () => void;
}

/** Where it goes, who brings it, and what the drive costs; or why it cannot go there and what else can be done. */
export function AddressCard({ checkout, onEdit, onChangeStore }: AddressCardProps) {
  const { address, reach, store, choice } = checkout;
  const toPickup = { label: '改成自提', run: () => choice.chooseMode('pickup') };
  return (
    <Card className="address-card">
      {store?.delivery && (
        <View className="address-card__row">
          <View className="address-card__sign address-card__sign--pin">
            <Icon name="pin" />
          </View>
          {address ? (
            <View className="address-card__words">
              <View className="address-card__place">{addressLines(address).place}</View>
              <View className="address-card__person">{addressLines(address).person}</View>
            </View>
          ) : (
            <View className="address-card__words">
              <View className="address-card__place">送到哪里？</View>
              <View className="address-card__person">填好地址，就知道能不能送、多少钱</View>
            </View>
          )}
          {address ? (
            <ChangeLink label="换地址" onTap={onEdit} />
          ) : (
            <Button size="s" onTap={onEdit}>
              填地址
            </Button>
          )}
        </View>
      )}
      {reach?.ok && (
        <View className="address-card__row address-card__row--next">
          <View className="address-card__sign">
            <Icon name="truck" />
          </View>
          <View className="address-card__words">
            <View>{reach.text}</View>
            <View className="address-card__person">{reach.feeText}，到之前会打电话</View>
          </View>
          <ChangeLink label="换门店" onTap={onChangeStore} />
        </View>
      )}
      {reach && !reach.ok && (
        <View className="address-card__problem">
          <Notice tone="berry" icon="alert" title="这单送不了" action={toPickup}>
            {reach.text}
          </Notice>
        </View>
      )}
    </Card>
  );
}
