import { View } from '@tarojs/components';
import { ORDER_ACTION_LABELS, type OrderAction } from '@tianpu/shared/orders';
import { Button } from '@/components';
import './detail-dock.scss';
import type { OrderDetail } from './use-order-detail';

/** The buttons that the order's state offers; the code is on the page already. One is filled, the rest are quiet. */
export function DetailDock({ detail, actions }: { detail: OrderDetail; actions: readonly OrderAction[] }) {
  const runs: Record<OrderAction, () => void> = {
    pay: detail.pay,
    show_code: () => undefined,
    cancel: detail.cancelling.ask,
    contact_store: detail.callStore,
    order_again: detail.orderAgain,
  };
  const shown = actions.filter((action) => action !== 'show_code');
  const main = shown.includes('pay') ? 'pay' : 'order_again';
  // Quiet ones to the left, the filled one where the thumb is.
  const ordered = [
    ...shown.filter((action) => action !== main),
    ...shown.filter((action) => action === main),
  ];
  if (ordered.length === 0) return null;
  return (
    <View className="detail-dock">
      {ordered.map((action) => (
        <Button
          key={action}
          className="detail-dock__button"
          kind={action === main ? 'primary' : 'ghost'}
          loading={action === 'pay' && detail.isPaying}
          onTap={runs[action]}
        >
          {ORDER_ACTION_LABELS[action]}
        </Button>
      ))}
    </View>
  );
}
