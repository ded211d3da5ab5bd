import { View } from '@tarojs/components';
import { Notice } from '@/components';
import type { Checkout } from './use-checkout';

/** The total is not there: still coming, not possible for this store, or failed. */
export function QuoteState({ checkout }: { checkout: Checkout }) {
  if (checkout.quoteError) {
    return (
      <Notice tone="berry" icon="alert" action={{ label: '再算一次', run: checkout.retryQuote }}>
        价钱没算出来，请再试一次。
      </Notice>
    );
  }
  const isClosed = checkout.mode === 'delivery' && checkout.store?.delivery === null;
  return <View className="checkout__counting">{isClosed ? '改成自提就能算价钱' : '正在算价钱…'}</View>;
}
