// An ordinary phone, as WeChat describes it to a mini-program.

export const window = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 2,
  statusBarHeight: 47,
};
export const device = { brand: 'devtools', model: 'iPhone 12', system: 'iOS 16.0', platform: 'ios' };
export const appBase = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  host: { appId: '' },
};
export const safeArea = { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 };
export const system = { ...window, ...device, ...appBase, safeArea };

const rect = {
  left: 0,
  top: 0,
  right: 390,
  bottom: 100,
  width: 390,
  height: 100,
  scrollTop: 0,
  scrollLeft: 0,
};

/** Measures on a screen nobody draws: every element has the same rectangle. */
export const createSelectorQuery = () => {
  const callbacks: ((result: unknown) => void)[] = [];
  const query = {
    in: () => query,
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    boundingClientRect: (callback?: (result: unknown) => void) => keep(callback),
    scrollOffset: (callback?: (result: unknown) => void) => keep(callback),
    fields: (_fields: object, callback?: (result: unknown) => void) => keep(callback),
    node: (callback?: (result: unknown) => void) => keep(callback),
    context: (callback?: (result: unknown) => void) => keep(callback),
    exec: (callback?: (results: unknown[]) => void) => {
      setTimeout(() => {
        for (const each of callbacks) each(rect);
        callback?.(callbacks.map(() => rect));
      }, 0);
      return query;
    },
  };
  const keep = (callback: ((result: unknown) => void) | undefined) => {
    callbacks.push(callback ?? (() => undefined));
    return query;
  };
  return query;
};
export const observer = () => ({
  relativeTo: observer,
  relativeToViewport: observer,
  observe() {},
  disconnect() {},
});
