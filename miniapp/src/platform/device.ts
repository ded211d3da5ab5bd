import Taro from '@tarojs/taro';
import { isH5 } from './build';
import { showToast } from './toast';

/** Reads a QR or bar code with the camera; null when she closes it. A browser has no camera reader: null at once. */
export async function scanCode(): Promise<string | null> {
  if (isH5) return null;
  try {
    const scanned = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode', 'barCode'] });
    return scanned.result || null;
  } catch {
    return null;
  }
}

/** Whether `scanCode` can do anything here; staff pages hide the button where it cannot. */
export const canScan = !isH5;

/** Lets her pick one picture; answers its temporary path, or null when she closes the picker. */
export async function choosePicture(): Promise<string | null> {
  try {
    const chosen = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] });
    return chosen.tempFilePaths[0] ?? null;
  } catch {
    return null;
  }
}

export async function copyText(text: string, done = '已复制'): Promise<void> {
  await Taro.setClipboardData({ data: text });
  // WeChat shows its own "内容已复制"; a browser shows nothing.
  if (isH5) showToast(done);
}

export async function callPhone(phone: string): Promise<void> {
  // She may close the dialler again, which WeChat reports as an error.
  await Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}

export function vibrate(): void {
  if (!isH5) Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
}

/** Sheets cover the whole screen: WeChat's own tab bar lies above the page and has to step aside. */
export function coverTabBar(covered: boolean): void {
  if (isH5) return;
  const change = covered ? Taro.hideTabBar({ animation: false }) : Taro.showTabBar({ animation: false });
  // Fails on pages that have no tab bar, where there is nothing to cover.
  change.catch(() => undefined);
}

/** Scrolls the page itself, e.g. to a problem in a form. */
export function scrollPageTo(scrollTop: number): void {
  Taro.pageScrollTo({ scrollTop, duration: 200 }).catch(() => undefined);
}

export interface Rect {
  top: number;
  height: number;
}

/** Places of all elements that match the selector, in pixels from the top of the view, in document order. */
export function rectsOf(selector: string): Promise<Rect[]> {
  // Taro's query throws out of reach when the page was left meanwhile; the browser just finds nothing.
  if (isH5) return Promise.resolve(Array.from(document.querySelectorAll(selector), rectOf));
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .selectAll(selector)
      .boundingClientRect((found) => {
        const rects = Array.isArray(found) ? found : [found];
        resolve(rects.map(({ top, height }) => ({ top, height })));
      })
      .exec();
  });
}

function rectOf(element: Element): Rect {
  const { top, height } = element.getBoundingClientRect();
  return { top, height };
}
