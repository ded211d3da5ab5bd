import { View } from '@tarojs/components';
import { Button, Card, Picture, Price, Tag } from '@/components';
import { open, routes } from '@/platform';
import type { OrderRow } from './orders.view';

interface OrderCardProps {
  row: OrderRow;
  isPaying: boolean;
  onPay: (orderId: string) => void;
}

/** One order of the list: where, how it stands, what it is, when; at most one button. */
export function OrderCard({ row, isPaying, onPay }: OrderCardProps) {
  const see = () => open(routes.order(row.id));
  return (
    <Card className="order-card" onTap={see}>
      <View className="order-card__head">
        <View className="order-card__store">
          {row.storeName}
          <Tag>{row.modeText}</Tag>
        </View>
        <View className={`order-card__status order-card__status--${row.statusTone}`}>{row.statusText}</View>
      </View>
      <View className="order-card__body">
        <View className="order-card__pictures">
          {row.pictures.map((src) => (
            <Picture key={src} src={src} width="56px" height="56px" />
          ))}
        </View>
        <View className="order-card__sum">
          <Price fen={row.payableFen} size={17} exact />
          <View className="order-card__count">{row.countText}</View>
        </View>
      </View>
      <View className="order-card__foot">
        <View className="order-card__words">
          <View className="order-card__name">{row.nameText}</View>
          <View className="order-card__time">{row.payText ?? row.timeText}</View>
        </View>
        {row.action === 'pay' && (
          <Button size="s" loading={isPaying} onTap={() => onPay(row.id)}>
            去付款
          </Button>
        )}
        {row.action === 'show_code' && (
          <Button size="s" kind="secondary" icon="qr" onTap={see}>
            取货码
          </Button>
        )}
      </View>
    </Card>
  );
}
