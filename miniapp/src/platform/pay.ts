import Taro from '@tarojs/taro';
import type { PaymentParams } from '@tianpu/shared/api';
import { isH5 } from './build';
import { type LoginSurroundings, simulatorOrigin } from './login';

/** `paid` means only that WeChat's sheet said so: the server asks WeChat before anything counts as paid. */
export type PaymentOutcome = 'paid' | 'cancelled' | 'left' | 'failed';

/**
 * Opens WeChat's payment sheet. In a browser the simulator's cashier page plays the sheet: the page is left (`left`) and
 * the cashier comes back to `returnHash` with `wxpay=ok` or `wxpay=cancel` added to its query.
 * `returnHash` is a route of ours, e.g. `/subpackages/checkout/pay-result/index?orderId=01J…`.
 */
export async function requestPayment(
  payment: PaymentParams,
  surroundings: LoginSurroundings,
  returnHash: string,
): Promise<PaymentOutcome> {
  if (isH5) {
    if (surroundings.simulatorPort === null) return 'failed';
    window.location.assign(cashierUrl(payment, surroundings.simulatorPort, returnHash));
    return 'left';
  }
  try {
    await Taro.requestPayment({
      timeStamp: payment.timeStamp,
      nonceStr: payment.nonceStr,
      package: payment.package,
      signType: payment.signType,
      paySign: payment.paySign,
    });
    return 'paid';
  } catch (refused) {
    return errorText(refused).includes('cancel') ? 'cancelled' : 'failed';
  }
}

function cashierUrl(payment: PaymentParams, port: number, returnHash: string): string {
  const here = `${window.location.origin}${window.location.pathname}${window.location.search}`;
  const fields: Record<string, string> = { ...payment, return_url: `${here}#${returnHash}` };
  const query = Object.entries(fields)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return `${simulatorOrigin(port)}/h5/cashier?${query}`;
}

function errorText(refused: unknown): string {
  return typeof refused === 'object' && refused !== null && 'errMsg' in refused ? String(refused.errMsg) : '';
}
