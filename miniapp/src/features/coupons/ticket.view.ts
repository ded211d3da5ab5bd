import type { CouponFace } from '@tianpu/shared/api';
import { isReasonCode, reasonText } from '@tianpu/shared/pricing';
import type { ProblemCode, ProblemParams } from '@tianpu/shared/problems';
import { formatMoment } from '@tianpu/shared/time';
import { ApiProblem, problemText } from '@/api/client';

/** Colour of the stub; `off` = nothing can be done with it now. */
export type TicketTone = 'berry' | 'honey' | 'matcha' | 'off';

/** Example: money off is berry, delivery matcha, a thing to have (exchange, tasting, one for free) honey. */
export function ticketTone({ kind }: Pick<CouponFace, 'kind'>): TicketTone {
  if (kind === 'free_delivery') return 'matcha';
  return kind === 'amount_off' || kind === 'rate' ? 'berry' : 'honey';
}

/** Figures of more than four characters are words, and set smaller. Example: `8.8` large, `买一送一` small. */
export function isLongFigure(figure: string): boolean {
  return figure.length > (/^[\d.¥]+$/.test(figure) ? 4 : 2);
}

/**
 * Why a coupon cannot be used or claimed, with its numbers where they are known.
 *
 * Example: `coupon.below_threshold` is `满 ¥128 可用，还差 ¥16`; `coupon.claim_not_open` of eight o'clock tonight is
 * `今天 20:00 开抢`.
 */
export function refusalText(refusal: { code: ProblemCode; params: ProblemParams }, now: Date): string {
  const { code, params } = refusal;
  if (isReasonCode(code)) return reasonText({ code, params });
  const startsAt = params['startsAt'];
  if (code === 'coupon.claim_not_open' && typeof startsAt === 'string') {
    return `${formatMoment(startsAt, now)} 开抢`;
  }
  return problemText(new ApiProblem(code, 409, params));
}
