import type { TierChangeResponse } from '@tianpu/shared/api';
import { formatDate, shopDateOf } from '@tianpu/shared/time';

export interface GrowthRow {
  id: string;
  title: string;
  because: string;
  day: string;
  isUp: boolean;
}

/** Tier changes in words, newest first. Example: from 普卡 to 银卡 is `升到银卡`; the first one `加入会员，普卡`. */
export function growthRows(changes: readonly TierChangeResponse[], now: Date): GrowthRow[] {
  return changes.map(({ id, from, to, direction, because, at }) => ({
    id,
    title: from === null ? `加入会员，${to.name}` : direction === 'up' ? `升到${to.name}` : `变为${to.name}`,
    because,
    day: formatDate(shopDateOf(at), shopDateOf(now)),
    isUp: direction === 'up',
  }));
}
