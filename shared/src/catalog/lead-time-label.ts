import { formatDuration } from '../time/format';

/** Up to this a product counts as ready from the display. */
const FROM_DISPLAY_MINUTES = 30;

/**
 * How long before pickup a product is ordered.
 *
 * Example: 0 is `现点现取`, 15 is `最快 15 分钟`, 240 is `提前 4 小时`, 2880 is `提前 2 天`.
 */
export function leadTimeLabel(leadTimeMinutes: number): string {
  if (leadTimeMinutes <= 0) return '现点现取';
  const duration = formatDuration(leadTimeMinutes);
  return leadTimeMinutes <= FROM_DISPLAY_MINUTES ? `最快 ${duration}` : `提前 ${duration}`;
}
