import type { ExpiringPoints, ShopDate, TierFace } from '@tianpu/shared/api';
import { formatPoints } from '@tianpu/shared/points';
import { formatDate } from '@tianpu/shared/time';

/** How a tier's card is coloured; a ladder may have more tiers than colours, so the highest is always gold. */
export type TierTone = 'plain' | 'silver' | 'gold';

/** Example: the lowest tier is plain, the next silver, every one above it gold. */
export function tierTone({ rank }: Pick<TierFace, 'rank'>): TierTone {
  if (rank === 0) return 'plain';
  return rank === 1 ? 'silver' : 'gold';
}

/** The points that end first, or null. Example: 320 through 30 September is `320 分 9月30日到期`. */
export function expiringText(expiring: readonly ExpiringPoints[], today: ShopDate): string | null {
  const first = expiring[0];
  return first ? `${formatPoints(first.points)} 分 ${formatDate(first.through, today)}到期` : null;
}
