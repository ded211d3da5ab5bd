import Taro from '@tarojs/taro';
import { isH5 } from './build';

export interface Screen {
  /** Height of the phone's own status bar, in pixels. */
  statusBarHeight: number;
  /** Height of our navigation bar below it; the capsule sits in its middle. */
  navHeight: number;
  /** Pixels to keep clear at the right of the navigation bar for WeChat's capsule; 0 in a browser. */
  capsuleWidth: number;
  windowHeight: number;
  windowWidth: number;
}

let measured: Screen | undefined;

/** Sizes that only the phone knows; measured once. In a browser there is neither status bar nor capsule. */
export function screen(): Screen {
  measured ??= isH5 ? browserScreen() : phoneScreen();
  return measured;
}

function browserScreen(): Screen {
  return {
    statusBarHeight: 0,
    navHeight: 48,
    capsuleWidth: 0,
    windowHeight: window.innerHeight,
    windowWidth: window.innerWidth,
  };
}

function phoneScreen(): Screen {
  const frame = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const statusBarHeight = frame.statusBarHeight ?? 20;
  return {
    statusBarHeight,
    navHeight: capsule.height + 2 * (capsule.top - statusBarHeight),
    capsuleWidth: frame.windowWidth - capsule.left,
    windowHeight: frame.windowHeight,
    windowWidth: frame.windowWidth,
  };
}
