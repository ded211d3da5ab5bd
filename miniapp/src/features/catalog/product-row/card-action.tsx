import { View } from '@tarojs/components';
import { AddButton, Button } from '@/components';
import type { ProductCard } from '../product-card';
import './product-row.scss';

/** How a card's product gets into the cart: one tap when there is nothing to choose, else 选规格. */
export function CardAction({ card, onAdd }: { card: ProductCard; onAdd: () => void }) {
  if (card.veil) return null;
  return (
    <View className="card-action">
      {card.only ? (
        <AddButton label={`加一份${card.name}`} onTap={onAdd} />
      ) : (
        <Button size="s" className="card-action__choose" onTap={onAdd}>
          选规格
        </Button>
      )}
      {card.inCart > 0 && <View className="card-action__count">{card.inCart}</View>}
    </View>
  );
}
