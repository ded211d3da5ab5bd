import { View } from '@tarojs/components';
import { Tag } from '@/components';
import type { CartOffers, ReductionProgress } from '@/features/offers/cart-offers.view';
import './cart-offers.scss';

/** How little is missing to the next reduction. */
export function CartProgress({
  progress,
  onAddGoods,
}: {
  progress: ReductionProgress;
  onAddGoods: () => void;
}) {
  return (
    <View className="cart-progress">
      <View className="cart-progress__track">
        <View className="cart-progress__bar" style={{ transform: `scaleX(${progress.percent / 100})` }} />
      </View>
      <View className="cart-progress__text">{progress.text}</View>
      <View className="cart-progress__more" hoverClass="press" ariaRole="button" onClick={onAddGoods}>
        去凑单
      </View>
    </View>
  );
}

/** Where each yuan off comes from, and what is given on top. */
export function CartOffersPanel({ offers }: { offers: CartOffers }) {
  if (offers.rows.length === 0 && offers.gifts.length === 0) return null;
  return (
    <View className="cart-offers">
      <View className="cart-offers__title">优惠怎么来的</View>
      {offers.rows.map((row) => (
        <View key={row.key} className="cart-offers__row">
          <Tag tone="honey">{row.tag}</Tag>
          <View className="cart-offers__text">{row.text}</View>
          <View className="cart-offers__amount">{row.amount}</View>
        </View>
      ))}
      {offers.gifts.map((gift) => (
        <View key={gift} className="cart-offers__row">
          <Tag tone="honey">赠品</Tag>
          <View className="cart-offers__text">{gift}</View>
        </View>
      ))}
    </View>
  );
}
