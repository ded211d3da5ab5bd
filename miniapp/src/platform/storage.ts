import Taro from '@tarojs/taro';

/** What the app keeps on the device; one name per kind, so that nothing else collides with it. */
export type StorageKey =
  | 'session'
  | 'staff-session'
  | 'device'
  | 'store-choice'
  | 'pending-payment'
  | 'delivery-address'
  | 'privacy-consent'
  | 'staff-store'
  | 'candles-seen';

const name = (key: StorageKey) => `tianpu.${key}`;

/** The kept value, or undefined when there is none or the device refuses (full or private storage). */
export function readStored(key: StorageKey): unknown {
  try {
    const kept: unknown = Taro.getStorageSync(name(key));
    return kept === '' ? undefined : kept;
  } catch {
    return undefined;
  }
}

/** Keeps a JSON value; a device that refuses to store must not stop a purchase, so it answers false instead. */
export function store(key: StorageKey, value: unknown): boolean {
  try {
    Taro.setStorageSync(name(key), value);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: StorageKey): void {
  try {
    Taro.removeStorageSync(name(key));
  } catch {
    // Nothing was kept, which is what the caller wanted.
    return;
  }
}

/** Storage of one key in the shape zustand's `persist` asks for; the text it keeps is JSON. */
export function persistUnder(key: StorageKey) {
  return {
    getItem: (): string | null => {
      const kept = readStored(key);
      return typeof kept === 'string' ? kept : null;
    },
    setItem: (_name: string, value: string): void => {
      store(key, value);
    },
    removeItem: (): void => forget(key),
  };
}
