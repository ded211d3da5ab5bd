import { useEffect } from 'react';

/** One request that the app sent, as the tests ask about it. */
export interface SentRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** What a test answers to a request; a thrown error is a network that gives nothing back. */
export type Answer = { status: number; body?: unknown };
type Handler = (request: SentRequest) => Answer | Promise<Answer>;

interface World {
  storage: Map<string, unknown>;
  requests: SentRequest[];
  navigations: string[];
  handler: Handler;
  params: Record<string, string>;
}

const fresh = (): World => ({
  storage: new Map(),
  requests: [],
  navigations: [],
  handler: () => {
    throw new Error('request:fail no network in this test');
  },
  params: {},
});

/** What the stand-in remembers of a test; renewed before each. */
export let world: World = fresh();

export function resetTaro(): void {
  world = fresh();
}

/** Lets the app's requests be answered by the test. */
export function answer(handler: Handler): void {
  world.handler = handler;
}

interface RequestOptions {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: string;
}

async function request(options: RequestOptions) {
  const sent: SentRequest = {
    method: options.method,
    path: options.url,
    headers: options.header,
    body: options.data === undefined ? undefined : JSON.parse(options.data),
  };
  world.requests.push(sent);
  const given = await world.handler(sent);
  return { statusCode: given.status, data: given.body, errMsg: 'request:ok' };
}

const noted =
  (kind: string) =>
  async (options: { url?: string } = {}) => {
    world.navigations.push(`${kind} ${options.url ?? ''}`.trim());
  };

const Taro = {
  request,
  getStorageSync: (key: string) => world.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void world.storage.set(key, value),
  removeStorageSync: (key: string) => void world.storage.delete(key),
  navigateTo: noted('open'),
  redirectTo: noted('replace'),
  switchTab: noted('tab'),
  navigateBack: noted('back'),
  getCurrentPages: () => [{}],
  hideTabBar: async () => undefined,
  showTabBar: async () => undefined,
  setClipboardData: async () => undefined,
  makePhoneCall: async () => undefined,
  vibrateShort: async () => undefined,
  pageScrollTo: async () => undefined,
  stopPullDownRefresh: async () => undefined,
  canIUse: () => false,
  onAppShow: () => undefined,
  getEnv: () => 'WEB',
  nextTick: (callback: () => void) => setTimeout(callback, 0),
  pxTransform: (size: number) => `${size}px`,
  createSelectorQuery: () => {
    const query = {
      selectAll: () => query,
      select: () => query,
      boundingClientRect: (done: (rects: { top: number; height: number }[]) => void) => {
        done([]);
        return query;
      },
      exec: () => undefined,
    };
    return query;
  },
};

export default Taro;
export const { nextTick, getEnv, pxTransform, createSelectorQuery } = Taro;
export const useRouter = () => ({ params: world.params });
export const useLoad = (callback: () => void) => useEffect(callback, []);
export const useReady = useLoad;
export const useLaunch = (callback: (options: { query: Record<string, string> }) => void) =>
  useEffect(() => callback({ query: world.params }), []);
export const useDidShow = (callback: () => void) => useEffect(callback, []);
export const useDidHide = () => undefined;
export const usePullDownRefresh = () => undefined;
export const useReachBottom = () => undefined;
export const usePageScroll = () => undefined;
export const useShareAppMessage = () => undefined;
