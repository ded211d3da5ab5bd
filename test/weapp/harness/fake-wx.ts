import { appBase, createSelectorQuery, device, observer, safeArea, system, window } from './device-facts';

/** The world around the phone: where the API and WeChat are, whose phone it is, and what its owner taps in WeChat's own dialogs. */
export interface PhoneWorld {
  /** The API's address as the build knows it; requests go to `apiUrl` whatever host the build names. */
  apiUrl: string;
  simulatorUrl: string;
  device: string;
  /** What the owner does with WeChat's payment sheet. */
  payment: 'ok' | 'cancel';
  /** Text that the camera reads next. */
  scanned: string | null;
  allowsLocation: { latitude: number; longitude: number } | null;
  acceptsPrivacy: boolean;
  /** The phone's clock; the shop's and the phone's agree. */
  now: () => Date;
}

type Options = Record<string, unknown> & {
  success?: (result: object) => void;
  fail?: (error: object) => void;
  complete?: (result: object) => void;
};

export interface Navigation {
  navigateTo(url: string): Promise<void>;
  redirectTo(url: string): Promise<void>;
  switchTab(url: string): Promise<void>;
  reLaunch(url: string): Promise<void>;
  navigateBack(delta: number): Promise<void>;
}

/** Answers in WeChat's manner: callbacks always, a promise too when no callback was given. */
function answering(name: string, work: (options: Options) => Promise<object> | object) {
  return (options: Options = {}) => {
    const outcome = (async () => ({ errMsg: `${name}:ok`, ...(await work(options)) }))();
    const settled = outcome.then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
        return result;
      },
      (error: Error & { errMsg?: string }) => {
        const failure = { errMsg: error.errMsg ?? `${name}:fail ${error.message}` };
        options.fail?.(failure);
        options.complete?.(failure);
        if (!options.success && !options.fail && !options.complete) throw failure;
        return failure;
      },
    );
    settled.catch(() => undefined);
    return options.success || options.fail || options.complete ? { abort() {} } : settled;
  };
}

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const fail = (errMsg: string): never => {
  throw Object.assign(new Error(errMsg), { errMsg });
};

/**
 * A `wx` for the mini-program build: requests go over the network to the real API, log-in and payment to the
 * WeChat simulator, which checks the payment signature; storage is this object, so a second phone is a second `wx`.
 */
export function createFakeWx(world: PhoneWorld, navigate: Navigation) {
  const storage = new Map<string, unknown>();
  const toasts: string[] = [];
  const request = answering('request', async (options) => {
    const target = new URL(String(options.url));
    const base = new URL(world.apiUrl);
    target.protocol = base.protocol;
    target.host = base.host;
    const method = String(options.method ?? 'GET').toUpperCase();
    const headers = new Headers(options.header as Record<string, string>);
    if (!headers.has('content-type') && method !== 'GET') headers.set('content-type', 'application/json');
    const payload = options.data;
    const hasBody = method !== 'GET' && payload !== undefined && payload !== null && payload !== '';
    if (method === 'GET' && payload && typeof payload === 'object') {
      for (const [key, value] of Object.entries(payload)) target.searchParams.set(key, String(value));
    }
    const response = await fetch(target, {
      method,
      headers,
      body: hasBody ? (typeof payload === 'string' ? payload : JSON.stringify(payload)) : undefined,
    }).catch(() => fail('request:fail network'));
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      statusCode: response.status,
      data: isJson && text !== '' ? JSON.parse(text) : text,
      header: Object.fromEntries(response.headers),
      cookies: [],
    };
  });

  const to = (verb: keyof Omit<Navigation, 'navigateBack'>) =>
    answering(verb, async (options) => {
      await navigate[verb](String(options.url));
      return {};
    });
  const quiet = (name: string, result: object = {}) => answering(name, () => result);
  const wx = {
    request,
    login: answering('login', async () => {
      const response = await fetch(
        `${world.simulatorUrl}/h5/login?device=${encodeURIComponent(world.device)}`,
      );
      return (await response.json()) as { code: string };
    }),
    checkSession: quiet('checkSession'),
    requestPayment: answering('requestPayment', async (options) => {
      const { timeStamp, nonceStr, package: prepay, signType, paySign } = options;
      const response = await post(`${world.simulatorUrl}/h5/pay`, {
        timeStamp,
        nonceStr,
        package: prepay,
        signType,
        paySign,
        device: world.device,
        result: world.payment,
      });
      const { errMsg } = (await response.json()) as { errMsg: string };
      return errMsg === 'requestPayment:ok' ? { errMsg } : fail(errMsg);
    }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 }),
    getStorage: answering('getStorage', (o) =>
      storage.has(String(o.key))
        ? { data: storage.get(String(o.key)) }
        : fail('getStorage:fail data not found'),
    ),
    setStorage: answering('setStorage', (o) => {
      storage.set(String(o.key), o.data);
      return {};
    }),
    removeStorage: answering('removeStorage', (o) => {
      storage.delete(String(o.key));
      return {};
    }),
    navigateTo: to('navigateTo'),
    redirectTo: to('redirectTo'),
    switchTab: to('switchTab'),
    reLaunch: to('reLaunch'),
    navigateBack: answering('navigateBack', async (options) => {
      await navigate.navigateBack(Number(options.delta ?? 1));
      return {};
    }),
    showToast: answering('showToast', (options) => {
      toasts.push(String(options.title));
      return {};
    }),
    hideToast: quiet('hideToast'),
    showLoading: quiet('showLoading'),
    hideLoading: quiet('hideLoading'),
    showModal: quiet('showModal', { confirm: true, cancel: false }),
    showActionSheet: quiet('showActionSheet', { tapIndex: 0 }),
    setNavigationBarTitle: quiet('setNavigationBarTitle'),
    setNavigationBarColor: quiet('setNavigationBarColor'),
    setBackgroundColor: quiet('setBackgroundColor'),
    hideHomeButton: quiet('hideHomeButton'),
    hideTabBar: quiet('hideTabBar'),
    showTabBar: quiet('showTabBar'),
    setTabBarBadge: quiet('setTabBarBadge'),
    removeTabBarBadge: quiet('removeTabBarBadge'),
    showShareMenu: quiet('showShareMenu'),
    pageScrollTo: quiet('pageScrollTo'),
    stopPullDownRefresh: quiet('stopPullDownRefresh'),
    setKeepScreenOn: quiet('setKeepScreenOn'),
    setScreenBrightness: quiet('setScreenBrightness'),
    getScreenBrightness: quiet('getScreenBrightness', { value: 0.5 }),
    vibrateShort: quiet('vibrateShort'),
    setClipboardData: quiet('setClipboardData'),
    makePhoneCall: quiet('makePhoneCall'),
    openLocation: quiet('openLocation'),
    previewImage: quiet('previewImage'),
    loadFontFace: quiet('loadFontFace'),
    scanCode: answering('scanCode', () =>
      world.scanned === null ? fail('scanCode:fail cancel') : { result: world.scanned, scanType: 'QR_CODE' },
    ),
    getLocation: answering('getLocation', () => world.allowsLocation ?? fail('getLocation:fail auth deny')),
    getFuzzyLocation: answering(
      'getFuzzyLocation',
      () => world.allowsLocation ?? fail('getFuzzyLocation:fail auth deny'),
    ),
    chooseLocation: answering('chooseLocation', () => fail('chooseLocation:fail cancel')),
    getSetting: quiet('getSetting', { authSetting: {} }),
    authorize: quiet('authorize'),
    openSetting: quiet('openSetting', { authSetting: {} }),
    getPrivacySetting: quiet('getPrivacySetting', {
      needAuthorization: false,
      privacyContractName: '《甜铺隐私保护指引》',
    }),
    openPrivacyContract: quiet('openPrivacyContract'),
    requirePrivacyAuthorize: answering('requirePrivacyAuthorize', () =>
      world.acceptsPrivacy ? {} : fail('requirePrivacyAuthorize:fail privacy permission is not authorized'),
    ),
    onNeedPrivacyAuthorization() {},
    requestSubscribeMessage: quiet('requestSubscribeMessage'),
    getNetworkType: quiet('getNetworkType', { networkType: 'wifi', isConnected: true }),
    getSystemInfoSync: () => system,
    getSystemInfo: quiet('getSystemInfo', system),
    getSystemInfoAsync: quiet('getSystemInfoAsync', system),
    getWindowInfo: () => ({ ...window, safeArea, screenTop: 0 }),
    getDeviceInfo: () => device,
    getAppBaseInfo: () => appBase,
    getSystemSetting: () => ({
      bluetoothEnabled: true,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({ locationAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: () => ({
      top: 51,
      bottom: 83,
      left: 296,
      right: 383,
      width: 87,
      height: 32,
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: '', envVersion: 'release', version: '1.0.0' } }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1047, referrerInfo: {} }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1047, referrerInfo: {} }),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
    canIUse: () => true,
    nextTick: (callback: () => void) => void setTimeout(callback, 0),
    createSelectorQuery,
    createIntersectionObserver: observer,
    createAnimation: () => ({ export: () => ({}) }),
    createCanvasContext: () => ({}),
    onAppShow() {},
    onAppHide() {},
    offAppShow() {},
    offAppHide() {},
    onError() {},
    onPageNotFound() {},
    onUnhandledRejection() {},
    onThemeChange() {},
    onNetworkStatusChange() {},
    offNetworkStatusChange() {},
    onWindowResize() {},
    offWindowResize() {},
    onKeyboardHeightChange() {},
    offKeyboardHeightChange() {},
    onUserCaptureScreen() {},
    offUserCaptureScreen() {},
    onMemoryWarning() {},
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
  return { wx, toasts, storage };
}
