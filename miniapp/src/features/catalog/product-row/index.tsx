import { View } from '@tarojs/components';
import { Picture, Price, Tag } from '@/components';
import type { ProductCard } from '../product-card';
import { CardAction } from './card-action';
import './product-row.scss';

interface ProductRowProps {
  card: ProductCard;
  onOpen: () => void;
  onAdd: () => void;
}

/** One product in the menu: picture at the left, words at the right, the way to get it at the lower right. */
export function ProductRow({ card, onOpen, onAdd }: ProductRowProps) {
  return (
    <View className={`product-row ${card.veil ? 'product-row--out' : ''}`} onClick={onOpen}>
      <Picture src={card.thumbnailUrl} width="92px" height="104px" veil={card.veil ?? undefined} />
      <View className="product-row__words">
        <View className="product-row__name">{card.name}</View>
        <View className="product-row__subtitle">{card.subtitle}</View>
        <View className="product-row__tags">
          {card.tags.map((tag) => (
            <Tag key={tag.text} tone={tag.tone}>
              {tag.text}
            </Tag>
          ))}
        </View>
        <View className="product-row__foot">
          <Price
            fen={card.memberFen ?? card.fromFen}
            size={20}
            tone={card.veil ? 'muted' : 'ink'}
            suffix={card.isFrom ? '起' : undefined}
          />
          {card.memberFen !== null && (
            <Price fen={card.fromFen} size={13} tone="muted" className="price--before" />
          )}
          <CardAction card={card} onAdd={onAdd} />
        </View>
      </View>
    </View>
  );
}
