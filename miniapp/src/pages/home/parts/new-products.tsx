import { ScrollView, View } from '@tarojs/components';
import type { MenuProduct } from '@tianpu/shared/api';
import { Icon, Picture, Price, Skeleton } from '@/components';
import { CardAction } from '@/features/catalog';
import type { HomeView } from '../home.view';
import './new-products.scss';

interface NewProductsProps {
  cards: HomeView['newCards'];
  isLoading: boolean;
  onOpen: (productId: string) => void;
  onAdd: (product: MenuProduct) => void;
  onAll: () => void;
}

/** 本周新品: a strip that is pushed sideways. Left out when the shop has nothing new. */
export function NewProducts({ cards, isLoading, onOpen, onAdd, onAll }: NewProductsProps) {
  if (!isLoading && cards.length === 0) return null;
  return (
    <View className="new-products">
      <View className="new-products__head">
        <View className="new-products__title">本周新品</View>
        <View className="new-products__all" hoverClass="press" ariaRole="button" onClick={onAll}>
          全部
          <Icon name="right" size={14} />
        </View>
      </View>
      <ScrollView scrollX enhanced showScrollbar={false} className="new-products__strip">
        <View className="new-products__row">
          {isLoading && cards.length === 0
            ? [0, 1, 2].map((index) => <Skeleton key={index} width="152px" height="208px" radius={12} />)
            : cards.map(({ card, product }) => (
                <View key={card.id} className="new-products__card" onClick={() => onOpen(card.id)}>
                  <Picture src={card.thumbnailUrl} width="152px" height="140px" />
                  <View className="new-products__name">{card.name}</View>
                  <View className="new-products__subtitle">{card.subtitle}</View>
                  <View className="new-products__foot">
                    <Price fen={card.fromFen} suffix={card.isFrom ? '起' : undefined} />
                    <CardAction card={card} onAdd={() => onAdd(product)} />
                  </View>
                </View>
              ))}
        </View>
      </ScrollView>
    </View>
  );
}
