import { Image, Swiper, SwiperItem, View } from '@tarojs/components';
import { useState } from 'react';
import doily from '@/assets/doily.png';
import { mediaUrl } from '@/platform';
import type { ProductView } from '../product.view';

/** The pictures on their doily, pushed sideways or picked below. */
export function ProductHero({ view }: { view: ProductView }) {
  const [shown, setShown] = useState(0);
  const isOne = view.pictures.length === 1;
  return (
    <View className="product-hero" style={{ background: view.heroColour }}>
      <Image className="product-hero__doily" src={doily} mode="aspectFit" />
      <Swiper
        className="product-hero__swiper"
        current={shown}
        onChange={(event) => setShown(event.detail.current)}
        circular={false}
      >
        {view.pictures.map((url) => (
          <SwiperItem key={url}>
            <View className="product-hero__frame">
              <Image className="product-hero__picture" src={mediaUrl(url)} mode="aspectFit" webp />
            </View>
          </SwiperItem>
        ))}
      </Swiper>
      {!isOne && (
        <View className="product-hero__thumbs">
          {view.pictures.map((url, index) => (
            <View
              key={url}
              className={`product-hero__thumb ${index === shown ? 'product-hero__thumb--on' : ''}`}
              ariaRole="button"
              ariaLabel={`第 ${index + 1} 张图`}
              onClick={() => setShown(index)}
            >
              <Image className="product-hero__small" src={mediaUrl(url)} mode="aspectFit" webp />
            </View>
          ))}
          <View className="product-hero__count">{view.pictures.length} 图</View>
        </View>
      )}
    </View>
  );
}
