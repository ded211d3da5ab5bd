import Taro, { useRouter } from '@tarojs/taro';

/** Every place in the app as a function of what it needs; nobody writes a path by hand. */
export const routes = {
  home: () => '/pages/home/index',
  menu: () => '/pages/menu/index',
  orders: () => '/pages/orders/index',
  member: () => '/pages/member/index',
  me: () => '/pages/me/index',
  product: (productId: string) => withQuery('/subpackages/product/product/index', { productId }),
  checkout: () => '/subpackages/checkout/checkout/index',
  /** `wxpay` is what the payment sheet said; on H5 the cashier adds it itself on the way back. */
  payResult: (orderId: string, wxpay?: 'ok' | 'cancel') =>
    withQuery('/subpackages/checkout/pay-result/index', { orderId, wxpay }),
  order: (orderId: string) => withQuery('/subpackages/order/detail/index', { orderId }),
  /** `code` of whoever invited her. */
  join: (code?: string) =>
    code ? withQuery('/subpackages/member/join/index', { code }) : '/subpackages/member/join/index',
  tiers: () => '/subpackages/member/tiers/index',
  growth: () => '/subpackages/member/growth/index',
  pointsMall: () => '/subpackages/member/points/index',
  pointsStatement: () => '/subpackages/member/statement/index',
  birthdays: () => '/subpackages/member/birthdays/index',
  referral: () => '/subpackages/member/referral/index',
  poster: () => '/subpackages/member/poster/index',
  /** What a friend sees who opens an invitation. */
  invited: (code: string) => withQuery('/subpackages/member/invited/index', { code }),
  couponCentre: () => '/subpackages/member/coupons/index',
  myCoupons: () => '/subpackages/member/my-coupons/index',
  staffSignIn: () => '/subpackages/staff/sign-in/index',
  staffToday: () => '/subpackages/staff/today/index',
  /** With `code`, the order that carries it is looked up at once. */
  staffVerify: (storeId: string, code?: string) =>
    withQuery('/subpackages/staff/verify/index', { storeId, code }),
} as const;

const TABS: readonly string[] = [routes.home(), routes.menu(), routes.orders(), routes.member(), routes.me()];

/** Opens a page; a tab is switched to, anything else is laid on top. */
export function open(route: string): void {
  ignoreRefusal(isTab(route) ? Taro.switchTab({ url: route }) : Taro.navigateTo({ url: route }));
}

/** Opens a page in place of this one: after it, "back" must not return to a finished step. */
export function replace(route: string): void {
  ignoreRefusal(isTab(route) ? Taro.switchTab({ url: route }) : Taro.redirectTo({ url: route }));
}

/** One page back, or home when this page was opened directly (shared card, code, reload). */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) ignoreRefusal(Taro.navigateBack());
  else ignoreRefusal(Taro.switchTab({ url: routes.home() }));
}

/** Parameters of this page, decoded: H5 hands them over percent-encoded, WeChat does too for shared links. */
export function useParams(): Record<string, string | undefined> {
  return decodeParams(useRouter().params);
}

/** `{productId: '01J%2F'}` -> `{productId: '01J/'}`; a text that is no valid encoding stays as it is. */
export function decodeParams(
  raw: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, value && decoded(value)]));
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return `${path}?${pairs.join('&')}`;
}

const isTab = (route: string) => TABS.includes(route.split('?')[0] ?? '');

/** WeChat refuses a second navigation while one is running (a double tap): the first one is what she wanted. */
function ignoreRefusal(navigation: Promise<unknown>): void {
  navigation.catch(() => undefined);
}
