import Taro from '@tarojs/taro';
import { isH5 } from './build';

export interface Position {
  latitude: number;
  longitude: number;
}

export interface ChosenPlace extends Position {
  name: string;
  address: string;
}

/** Where the customer is (GCJ-02), or null when she says no: everything works without it. Asks WeChat's permission. */
export async function currentPosition(): Promise<Position | null> {
  try {
    const here = await (isH5 ? browserPosition() : Taro.getLocation({ type: 'gcj02' }));
    return { latitude: here.latitude, longitude: here.longitude };
  } catch {
    return null;
  }
}

/** True when she allowed it earlier, so that the app may ask for the position without a dialog popping up at launch. */
export async function isPositionAllowed(): Promise<boolean> {
  if (isH5) {
    const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined);
    return permission?.state === 'granted';
  }
  const setting = await Taro.getSetting().catch(() => undefined);
  return setting?.authSetting['scope.userLocation'] === true;
}

/** WeChat's own map to pick an address from; null when she closes it or there is no such map (browser). */
export async function choosePlace(near?: Position): Promise<ChosenPlace | null> {
  if (isH5) return null;
  try {
    const place = await Taro.chooseLocation(near ?? {});
    return place.name === '' && place.address === ''
      ? null
      : {
          name: place.name,
          address: place.address,
          latitude: Number(place.latitude),
          longitude: Number(place.longitude),
        };
  } catch {
    return null;
  }
}

/** Opens the map at a store: WeChat's own in the app, a map site's web page in a browser. */
export async function openMap(place: Position & { name: string; address: string }): Promise<void> {
  if (isH5) {
    const query = `${place.latitude},${place.longitude}(${place.name})`;
    window.location.assign(`geo:${place.latitude},${place.longitude}?q=${encodeURIComponent(query)}`);
    return;
  }
  await Taro.openLocation({ ...place, scale: 16 });
}

function browserPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition((found) => resolve(found.coords), reject, { timeout: 6000 });
  });
}
