import { Image, View } from '@tarojs/components';
import { mediaUrl } from '@/platform';
import './picture.scss';

interface PictureProps {
  /** Address as the API gives it: `/media/320/…` or absolute. */
  src: string;
  /** CSS lengths of the tile; the picture keeps its shape inside. */
  width: string;
  height: string;
  /** Written over a grey picture: 售罄. */
  veil?: string;
  /** Loads only near the screen; off for the first picture of a page. */
  lazy?: boolean;
  className?: string;
}

/** A product's picture on its cream tile. */
export function Picture({ src, width, height, veil, lazy = true, className = '' }: PictureProps) {
  return (
    <View className={`picture ${veil ? 'picture--veiled' : ''} ${className}`} style={{ width, height }}>
      <Image className="picture__image" src={mediaUrl(src)} mode="aspectFit" lazyLoad={lazy} webp />
      {veil && <View className="picture__veil">{veil}</View>}
    </View>
  );
}
