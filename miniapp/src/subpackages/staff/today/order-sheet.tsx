import { View } from '@tarojs/components';
import { formatYuanExact } from '@tianpu/shared/money';
import { Button, Sheet } from '@/components';
import { OrderContent } from '../parts/order-content';
import { type StaffRowView, slotText } from '../parts/staff-order.view';
import type { Today } from './use-today';

interface OrderSheetProps {
  row: StaffRowView | null;
  today: Today;
  onClose: () => void;
}

/** Everything about one order, with all that this person may do with it. */
export function OrderSheet({ row, today, onClose }: OrderSheetProps) {
  return (
    <Sheet
      visible={row !== null}
      onClose={onClose}
      title={row ? `${row.code} · ${slotText(row.order)}` : ''}
      footer={
        row && row.acts.length > 0 ? (
          <View className="today-sheet__acts">
            {row.acts.map((act, place) => (
              <Button
                key={act.to}
                className="today-sheet__act"
                kind={place === row.acts.length - 1 ? 'primary' : 'ghost'}
                onTap={() => {
                  onClose();
                  today.act(row, act);
                }}
              >
                {act.label}
              </Button>
            ))}
          </View>
        ) : undefined
      }
    >
      {row && (
        <View>
          <View className="today-sheet__who">
            <View className={`staff-chip staff-chip--${row.chip.tone}`}>{row.chip.text}</View>
            <View>{row.order.customerName}</View>
            <View>{row.order.mode === 'pickup' ? '自提' : '外送'}</View>
            <View>¥{formatYuanExact(row.order.payableFen)}</View>
          </View>
          <OrderContent order={row.order} />
          <View className="today-sheet__number">{row.order.orderNumber}</View>
        </View>
      )}
    </Sheet>
  );
}
