import type { Instant } from '../api/common';
import { formatYuan } from '../money/format';
import type { ProblemParams } from '../problems/catalogue';
import { formatDate, formatTime } from '../time/format';
import { shopDateOf, toMs } from '../time/shop-time';
import { REASONS, type ReasonCode } from './reasons';

/**
 * Why an offer or a coupon does nothing here, in the customer's language and with its numbers. Written once, so that
 * the app and a message from the server say the same.
 *
 * Example: `coupon.below_threshold` {thresholdFen: 12800, shortByFen: 1600} is `满 ¥128 可用，还差 ¥16`.
 */
export function reasonText({ code, params }: { code: ReasonCode; params: ProblemParams }): string {
  switch (code) {
    case 'offer.not_started':
    case 'coupon.not_started':
      return `${moment(params['startsAt'])} 起可用`;
    case 'offer.ended':
    case 'coupon.ended':
      return `有效期到 ${lastDay(params['endedAt'])}，已过期`;
    case 'offer.not_for_you':
    case 'coupon.not_for_you':
      return `限${params['who'] ?? '部分顾客'}使用`;
    case 'offer.no_matching_goods':
    case 'coupon.no_matching_goods':
      return '购物车里没有可用的商品';
    case 'offer.below_threshold':
    case 'coupon.below_threshold':
      return `满 ${yuan(params['thresholdFen'])} 可用，还差 ${yuan(params['shortByFen'])}`;
    case 'offer.below_quantity':
    case 'coupon.below_quantity':
      return `满 ${params['quantity']} 件可用，还差 ${params['shortBy']} 件`;
    case 'offer.no_delivery':
    case 'coupon.no_delivery':
      return '仅外送订单可用';
    case 'offer.no_saving':
    case 'coupon.no_saving':
      return '用了也不会更省';
    case 'offer.cannot_combine':
    case 'coupon.cannot_combine':
      return `不能与「${params['with']}」同享${alone(params)}`;
    case 'offer.one_rate_only':
    case 'coupon.one_rate_only':
      return `每单只用一个折扣，已用「${params['with']}」${alone(params)}`;
    case 'offer.not_better':
    case 'coupon.not_better':
      return `加上它反而更贵${alone(params)}`;
    case 'offer.first_order_only':
      return '仅限首单';
    case 'offer.better_price':
      return '已享更低的价格';
    case 'coupon.in_use':
      return '正被另一笔待付款订单使用';
    case 'coupon.redeemed':
      return '已使用';
    case 'coupon.void':
      return '已作废';
    case 'coupon.one_per_order':
      return `每单限用一张券，已用「${params['with']}」${alone(params)}`;
    case 'coupon.not_chosen':
      return `未选用，可省 ${yuan(params['savesFen'])}`;
  }
}

/** What it would save by itself and what the chosen combination saves, when both are known. */
function alone({ savesFen, totalSavedFen }: ProblemParams): string {
  if (typeof savesFen !== 'number' || typeof totalSavedFen !== 'number' || savesFen === 0) return '';
  return `（单独用省 ${formatYuan(savesFen)}，现共省 ${formatYuan(totalSavedFen)}）`;
}

function yuan(fen: ProblemParams[string] | undefined): string {
  return typeof fen === 'number' ? formatYuan(fen) : '';
}

function moment(at: ProblemParams[string] | undefined): string {
  return typeof at === 'string' ? `${dateOf(at)} ${formatTime(at)}` : '';
}

/** The end is the first moment that no longer counts; people name the day before it. */
function lastDay(end: ProblemParams[string] | undefined): string {
  return typeof end === 'string' ? dateOf(new Date(toMs(end) - 1)) : '';
}

function dateOf(at: Instant | Date): string {
  return formatDate(shopDateOf(at), '');
}

/** True for codes `reasonText` has words for. Example: `coupon.below_threshold`, not `order.not_found`. */
export function isReasonCode(code: string): code is ReasonCode {
  const [noun = '', reason = ''] = code.split('.');
  const own: Record<string, readonly string[]> = {
    offer: ['first_order_only', 'better_price'],
    coupon: ['in_use', 'redeemed', 'void', 'one_per_order', 'not_chosen'],
  };
  const shared: readonly string[] = REASONS;
  return own[noun] !== undefined && (shared.indexOf(reason) >= 0 || (own[noun] ?? []).indexOf(reason) >= 0);
}
