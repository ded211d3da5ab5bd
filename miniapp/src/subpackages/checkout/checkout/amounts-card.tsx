import { View } from '@tarojs/components';
import { Card } from '@/components';
import { openMenu } from '@/features/menu-intent';
import { OfferList } from '@/features/offers';
import { AmountList, EarnLine, GiftList } from '@/features/orders';
import { QuoteState } from './quote-state';
import type { Checkout } from './use-checkout';

/** Every yuan of the order with where it comes from, what is given on top, and why this combination. */
export function AmountsCard({ checkout }: { checkout: Checkout }) {
  const { quote, mode, cart, reach, benefits, choice } = checkout;
  return (
    <Card title="金额明细">
      {quote ? (
        <>
          <AmountList
            amounts={{
              ...quote.quote,
              mode,
              itemCount: cart?.itemCount ?? 0,
              isFeeOpen: mode === 'delivery' && reach?.ok !== true,
            }}
            payableFen={quote.quote.payableFen}
            totalLabel="合计"
          />
          <GiftList gifts={quote.quote.gifts} />
          <EarnLine points={quote.quote.pointsToEarn} />
          {quote.quote.explanation.map((sentence) => (
            <View key={sentence} className="benefit__sentence">
              {sentence}
            </View>
          ))}
          <OfferList
            title="其他活动为什么没用上"
            offers={benefits?.blocked ?? []}
            onAddGoods={() => openMenu()}
            onDeliver={() => choice.chooseMode('delivery')}
          />
        </>
      ) : (
        <QuoteState checkout={checkout} />
      )}
    </Card>
  );
}
