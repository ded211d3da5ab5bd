import Taro from '@tarojs/taro';
import { isH5 } from './build';

/** `ask` opens our sheet, which answers through `agree` or `refuse`. */
export interface PrivacyAsk {
  agree(): void;
  refuse(): void;
}

/**
 * WeChat calls this when a protected ability (location, phone, clipboard …) is used before the customer agreed to the
 * privacy text. Without a listener WeChat shows its own plain dialog; a browser has no such step.
 */
export function onPrivacyAsked(listener: (ask: PrivacyAsk) => void): void {
  if (isH5 || !Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    listener({
      // WeChat accepts `agree` only with the id of the very button that carried open-type="agreePrivacyAuthorization".
      agree: () => resolve({ event: 'agree', buttonId: PRIVACY_AGREE_BUTTON_ID }),
      refuse: () => resolve({ event: 'disagree' }),
    });
  });
}

export const PRIVACY_AGREE_BUTTON_ID = 'privacy-agree';

export interface PrivacySetting {
  needsAgreement: boolean;
  contractName: string;
}

const UNASKED: PrivacySetting = { needsAgreement: false, contractName: '《用户隐私保护指引》' };

/** Whether WeChat still waits for the customer's agreement, and what the privacy text is called. */
export async function privacySetting(): Promise<PrivacySetting> {
  if (isH5 || !Taro.canIUse('getPrivacySetting')) return UNASKED;
  return new Promise((resolve) => {
    Taro.getPrivacySetting({
      success: (setting) =>
        resolve({ needsAgreement: setting.needAuthorization, contractName: setting.privacyContractName }),
      fail: () => resolve(UNASKED),
    });
  });
}

/** Opens the privacy text that the shop registered with WeChat; answers false where there is none to open. */
export async function openPrivacyContract(): Promise<boolean> {
  if (isH5) return false;
  try {
    await Taro.openPrivacyContract();
    return true;
  } catch {
    return false;
  }
}
