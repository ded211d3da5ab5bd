import type { TierLadder } from './ladder';
import { tierAt } from './ladder';
import { conditionText } from './progress';
import { isRise, type TierMove } from './tier-of';

/**
 * Why a tier changed, for the history. Example: a rise is explained by its condition, `近 12 个月消费满 ¥2,000`; a fall
 * by `保级条件没有达到`.
 */
export function moveReason({ because }: Pick<TierMove, 'because'>): string {
  return because === null ? '保级条件没有达到' : conditionText(because);
}

/**
 * What the app says once about a change: joy about a rise with what is new, plain words about a fall.
 *
 * Example: normal to silver: `升级为银卡啦`, `会员价 9.8 折、1.2 倍积分等 8 项权益已经生效`.
 */
export function celebrationOf(
  ladder: TierLadder,
  move: Pick<TierMove, 'from' | 'to'>,
): { title: string; text: string } {
  const { name, benefits } = tierAt(ladder, move.to);
  if (!isRise(move)) return { title: `等级变为${name}`, text: '已换的礼品和领到的券不受影响' };
  const first = benefits.slice(0, 2).map(({ label }) => label);
  return { title: `升级为${name}啦`, text: `${first.join('、')}等 ${benefits.length} 项权益已经生效` };
}
