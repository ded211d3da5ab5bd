import { Image, View } from '@tarojs/components';
import { Button, Price } from '@/components';
import type { HomeView } from '../home.view';
import type { Season } from '../season';
import './hero.scss';

interface HeroProps {
  season: Season;
  price: HomeView['hero'];
  onTap: () => void;
}

/** The shop window: one season, one picture, one button. */
export function Hero({ season, price, onTap }: HeroProps) {
  const { colours } = season;
  return (
    <View className="hero" style={{ background: colours.ground }} onClick={onTap}>
      <View className="hero__moon" style={{ background: colours.outer }}>
        <View className="hero__core" style={{ background: colours.inner }} />
      </View>
      <Image className="hero__picture" src={season.picture} mode="aspectFit" />
      <View className="hero__words" style={{ color: colours.text }}>
        <View className="hero__eyebrow">{season.eyebrow}</View>
        <View className="hero__headline">
          <View>{season.headline[0]}</View>
          <View>{season.headline[1]}</View>
        </View>
        <View className="hero__text">{season.text}</View>
      </View>
      <View className="hero__act">
        {price && <Price fen={price.fromFen} size={24} suffix={price.isFrom ? '起' : undefined} />}
        <Button kind="ink" className="hero__button" onTap={onTap}>
          {season.button}
        </Button>
      </View>
    </View>
  );
}
