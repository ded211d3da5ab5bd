import { View } from '@tarojs/components';
import { Button, Picture } from '@/components';
import type { HomeView } from '../home.view';
import './home-order.scss';

interface OrderCardProps {
  view: NonNullable<HomeView['order']>;
  onTap: (orderId: string) => void;
}

/** An order that waits for her: to be paid or to be collected. */
export function OrderCard({ view, onTap }: OrderCardProps) {
  return (
    <View className="home-order" hoverClass="press" onClick={() => onTap(view.id)}>
      <Picture src={view.thumbnailUrl} width="64px" height="64px" className="home-order__picture" />
      <View className="home-order__words">
        <View className="home-order__headline">{view.headline}</View>
        <View className="home-order__text">{view.text}</View>
      </View>
      <Button size="s" className="home-order__button" onTap={() => onTap(view.id)}>
        {view.action}
      </Button>
    </View>
  );
}

interface ResumeCardProps {
  view: NonNullable<HomeView['resume']>;
  onTap: () => void;
}

/** A cart she filled earlier, here or on another phone. */
export function ResumeCard({ view, onTap }: ResumeCardProps) {
  return (
    <View className="home-order" hoverClass="press" onClick={onTap}>
      <View className="home-order__stack" style={{ width: `${view.stackWidthPx}px` }}>
        {view.layers.map((layer) => (
          <View key={layer.skuId} className="home-order__layer" style={{ left: `${layer.leftPx}px` }}>
            <Picture src={layer.thumbnailUrl} width="48px" height="48px" className="home-order__picture" />
          </View>
        ))}
      </View>
      <View className="home-order__words">
        <View className="home-order__headline">{view.text}</View>
        <View className="home-order__text">上次挑好的都给您留着</View>
      </View>
      <Button size="s" kind="ghost" onTap={onTap}>
        接着点
      </Button>
    </View>
  );
}
