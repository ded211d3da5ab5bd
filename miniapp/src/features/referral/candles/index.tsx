import { View } from '@tarojs/components';
import { useCandles } from '../use-candles';
import './candles.scss';

/** A cake with ten candles; each friend who counts lights one. */
export function Candles({ counted }: { counted: number }) {
  const view = useCandles(counted);
  return (
    <View className="candles" ariaRole="img" ariaLabel={`${view.total} 支蜡烛亮了 ${view.counted} 支`}>
      <View className="candles__row">
        {view.candles.map((candle) => (
          <View key={candle.place} className={`candle candle--${candle.state}`}>
            {candle.state !== 'dark' && <View className="candle__flame" />}
            <View className="candle__wick" />
            <View className={`candle__body candle__body--${candle.colour}`} />
          </View>
        ))}
      </View>
      <View className="candles__cake" />
    </View>
  );
}
