import { Text, View } from '@tarojs/components';
import { yuanParts } from '@tianpu/shared/money';
import './price.scss';

interface PriceProps {
  fen: number;
  /** Height of the yuan in pixels. */
  size?: 13 | 15 | 17 | 20 | 24 | 32;
  tone?: 'ink' | 'berry' | 'muted' | 'light';
  /** Always shows cents: checkout and orders. Elsewhere only when there are any. */
  exact?: boolean;
  /** Smaller word after it, e.g. 起. */
  suffix?: string;
  /** An earlier price, struck through. */
  className?: string;
}

/** An amount as the design sets it: small ¥, large yuan, small cents. Takes fen, e.g. 19850 -> ¥198.50. */
export function Price({ fen, size = 17, tone = 'ink', exact = false, suffix, className = '' }: PriceProps) {
  const { sign, yuan, cents } = yuanParts(fen);
  return (
    <View className={`price price--${tone} ${className}`} style={{ fontSize: `${size}px` }}>
      <Text className="price__sign">{sign}¥</Text>
      <Text className="price__yuan">{yuan}</Text>
      {(exact || cents !== '00') && <Text className="price__cents">.{cents}</Text>}
      {suffix && <Text className="price__suffix">{suffix}</Text>}
    </View>
  );
}
