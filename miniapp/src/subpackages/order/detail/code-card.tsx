import { Image, View } from '@tarojs/components';
import { Button, Card, Skeleton } from '@/components';
import './code-card.scss';
import type { OrderDetail } from './use-order-detail';

interface CodeCardProps {
  code: string;
  qr: OrderDetail['code'];
  slotLabel: string;
  slotText: string;
}

/** What she shows at the counter: four digits to read aloud and a QR to scan; either is enough. */
export function CodeCard({ code, qr, slotLabel, slotText }: CodeCardProps) {
  return (
    <Card className="code-card">
      <View className="code-card__label">取货码</View>
      <View className="code-card__digits" ariaLabel={`取货码 ${code.split('').join(' ')}`}>
        {code}
      </View>
      <View className="code-card__frame">
        {qr.picture ? (
          <Image className="code-card__qr" src={qr.picture} mode="aspectFit" ariaLabel="取货二维码" />
        ) : (
          <Skeleton width="196px" height="196px" />
        )}
      </View>
      {qr.isStale ? (
        <View className="code-card__stale">
          二维码没刷新成功，报数字也一样能取
          <Button kind="secondary" size="s" icon="refresh" onTap={qr.refresh}>
            再刷一次
          </Button>
        </View>
      ) : (
        <View className="code-card__hint">到店出示，门店扫码交付。每分钟自动刷新</View>
      )}
      <View className="code-card__cut" />
      <View className="code-card__time">
        <View className="order-detail__label">{slotLabel}</View>
        <View className="order-detail__slot">{slotText}</View>
      </View>
    </Card>
  );
}
