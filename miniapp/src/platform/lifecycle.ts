import Taro, { useLaunch as useTaroLaunch } from '@tarojs/taro';
import { decodeScene } from '@tianpu/shared/sources';
import { isH5 } from './build';

export {
  useDidHide,
  useDidShow,
  useLoad,
  usePageScroll,
  usePullDownRefresh,
  useReachBottom,
  useReady,
  useShareAppMessage,
} from '@tarojs/taro';

export interface Launch {
  /** `scene` of the scanned code, decoded; null when she came another way. */
  scene: string | null;
}

/** Runs once when the app starts, with the scanned code's scene if there was one. */
export function useLaunch(callback: (launch: Launch) => void): void {
  useTaroLaunch((options) => callback({ scene: sceneOf(options.query) }));
}

/**
 * Runs whenever the app comes back to the front with a code scanned (a warm start keeps the old pages, so the launch
 * callback does not run again).
 */
export function onSceneScanned(listener: (scene: string) => void): void {
  if (isH5) return;
  Taro.onAppShow((options) => {
    const scene = sceneOf(options.query ?? {});
    if (scene !== null) listener(scene);
  });
}

/** WeChat percent-encodes the scene; on H5 it is in the link: `/?scene=s1#/` or `#/pages/home/index?scene=s1`. */
function sceneOf(query: Record<string, unknown> | undefined): string | null {
  const own = query?.['scene'];
  if (typeof own === 'string' && own !== '') return decodeScene(own);
  return isH5 ? new URLSearchParams(window.location.search).get('scene') : null;
}

export function stopPullDownRefresh(): void {
  // Not awaited: on H5 this promise never settles.
  Taro.stopPullDownRefresh();
}
