import { View } from '@tarojs/components';
import { Button, Icon, Picture } from '@/components';
import './gift-card.scss';
import type { GiftCardView } from './points.view';

/** A gift in one of its states: to have, too dear yet, of a higher tier, had, gone. */
export function GiftCard({ card, onTap }: { card: GiftCardView; onTap: () => void }) {
  const isHad = card.state === 'redeemed';
  return (
    <View className={`gift-card gift-card--${card.state}`}>
      <View className="gift-card__tile">
        <Picture src={card.imageUrl} width="100%" height="136px" />
        {card.lockedBy && (
          <View className="gift-card__lock">
            <Icon name="lock" size={12} />
            {card.lockedBy}
          </View>
        )}
        {isHad && <View className="gift-card__stamp">已兑换</View>}
      </View>
      <View className="gift-card__name">{card.name}</View>
      <View className={`gift-card__text ${card.isTextMarked ? 'gift-card__text--mark' : ''}`}>
        {card.text}
      </View>
      <View className="gift-card__foot">
        <View className={`gift-card__points ${isHad ? 'gift-card__points--spent' : ''}`}>
          {card.pointsText}
          <View className="gift-card__unit">分</View>
        </View>
        <Button
          size="s"
          kind={isHad ? 'ghost' : 'primary'}
          disabled={card.isButtonIdle}
          onTap={onTap}
          ariaLabel={`${card.name} ${card.button}`}
        >
          {card.button}
        </Button>
      </View>
    </View>
  );
}
