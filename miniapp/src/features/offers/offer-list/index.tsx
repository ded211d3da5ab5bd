import { View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '@/components';
import type { BlockedOffer } from '../offers.view';
import './offer-list.scss';

interface OfferListProps {
  /** `另外 3 张为什么不能用`. */
  title: string;
  offers: readonly BlockedOffer[];
  onAddGoods: () => void;
  onDeliver: () => void;
}

/** What does nothing here, folded away; open, each with its reason and the way to change it. */
export function OfferList({ title, offers, onAddGoods, onDeliver }: OfferListProps) {
  const [isOpen, setOpen] = useState(false);
  if (offers.length === 0) return null;
  const ways = {
    add_goods: { label: '去凑单', run: onAddGoods },
    deliver: { label: '改外送', run: onDeliver },
  };
  return (
    <View className="offer-list">
      <View
        className="offer-list__head"
        hoverClass="press"
        ariaRole="button"
        onClick={() => setOpen(!isOpen)}
      >
        {title}
        <Icon name={isOpen ? 'up' : 'down'} size={16} />
      </View>
      {isOpen && (
        <View className="offer-list__rows">
          {offers.map(({ key, label, text, way }) => (
            <View key={key} className="offer-list__row">
              <View className="offer-list__words">
                <View className="offer-list__label">{label}</View>
                <View className="offer-list__why">{text}</View>
              </View>
              {way && (
                <View
                  className="offer-list__way"
                  hoverClass="press"
                  ariaRole="button"
                  onClick={ways[way].run}
                >
                  {ways[way].label}
                </View>
              )}
            </View>
          ))}
        </View>
      )}
    </View>
  );
}
