import { View } from '@tarojs/components';
import { Button, Price, Skeleton } from '@/components';
import { savedText } from './checkout.view';
import type { Checkout } from './use-checkout';

/** What she pays, when she gets it, and the one button. */
export function CheckoutBar({ checkout }: { checkout: Checkout }) {
  const { quote, slots, mode, placing } = checkout;
  const when = slots.view.chosenText;
  return (
    <View className="checkout-bar">
      <View className="checkout-bar__row">
        <View className="checkout-bar__sum">
          {quote ? (
            <Price fen={quote.quote.payableFen} size={24} exact />
          ) : (
            <Skeleton width="96px" height="28px" />
          )}
          {quote && savedText(quote.quote.adjustments) && (
            <View className="checkout-bar__saved">{savedText(quote.quote.adjustments)}</View>
          )}
          <View className="checkout-bar__when">
            {when ? `${when} ${mode === 'pickup' ? '取' : '送'}` : '还没选时间'}
          </View>
        </View>
        <Button className="checkout-bar__go" loading={placing.state === 'placing'} onTap={checkout.submit}>
          提交并微信支付
        </Button>
      </View>
    </View>
  );
}
