import { Canvas, Image, View } from '@tarojs/components';
import { Button, NavBar, Page, Skeleton } from '@/components';
import { ErrorState } from '@/features/error-state';
import './poster.scss';
import { POSTER_CANVAS, usePoster } from './use-poster';

/** The poster as a picture; the canvas it is drawn on stays out of sight. */
export default function PosterPage() {
  const page = usePoster();
  return (
    <Page tone="sand" className="poster">
      <NavBar title="我的海报" canGoBack tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="海报" onRetry={page.retry} />
      ) : (
        <>
          <View className="poster__frame">
            {page.picture ? (
              <Image className="poster__picture" src={page.picture} mode="widthFix" showMenuByLongpress />
            ) : (
              <Skeleton height="500px" radius={20} />
            )}
          </View>
          <View className="poster__dock">
            <Button
              className="poster__button"
              disabled={page.picture === null}
              loading={page.isKeeping}
              onTap={page.keep}
            >
              存到相册
            </Button>
            {page.canShare && (
              <Button className="poster__button" kind="secondary" icon="share" native={{ openType: 'share' }}>
                发给好友
              </Button>
            )}
          </View>
        </>
      )}
      <Canvas type="2d" id={POSTER_CANVAS} className="poster__canvas" />
    </Page>
  );
}
