import { Image, ScrollView, View } from '@tarojs/components';
import doily from '@/assets/doily.png';
import { mediaUrl } from '@/platform';
import type { ProductView } from '../product.view';
import { useSlides } from './use-slides';

/** The pictures on their doily, pushed sideways or picked below. */
export function ProductHero({ view }: { view: ProductView }) {
  const slides = useSlides();
  const isOne = view.pictures.length === 1;
  return (
    <View className="product-hero" style={{ background: view.heroColour }}>
      <Image className="product-hero__doily" src={doily} mode="aspectFit" />
      <ScrollView
        scrollX
        enhanced
        pagingEnabled
        showScrollbar={false}
        scrollWithAnimation
        className="product-hero__strip"
        scrollLeft={slides.scrollLeft}
        onScroll={(event) => slides.onScroll(event.detail.scrollLeft)}
      >
        <View className="product-hero__row">
          {view.pictures.map((url) => (
            <View key={url} className="product-hero__frame" style={{ width: `${slides.width}px` }}>
              <Image className="product-hero__picture" src={mediaUrl(url)} mode="aspectFit" webp />
            </View>
          ))}
        </View>
      </ScrollView>
      {!isOne && (
        <View className="product-hero__thumbs">
          {view.pictures.map((url, index) => (
            <View
              key={url}
              className={`product-hero__thumb ${index === slides.shown ? 'product-hero__thumb--on' : ''}`}
              hoverClass="press"
              ariaRole="button"
              ariaLabel={`第 ${index + 1} 张图`}
              onClick={() => slides.goTo(index)}
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
