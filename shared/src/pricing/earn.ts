import type { EarningFacts } from './input';

/**
 * Points for what is paid in cash on goods: per yuan, times the product's rate, times tier and campaign, rounded down
 * to whole points at the very end of each step. The drive earns nothing, nor do points spent.
 *
 * Example: 1 point per yuan, tier 150 %: a cake of 174.29 net and rolls of 119.71 that earn double: 413.71 weighted,
 * 620.56 with the tier, 620 points.
 */
export function pointsEarned(
  lines: readonly { productId: string; netFen: number }[],
  earning: EarningFacts | null,
): number {
  if (earning === null) return 0;
  const { pointsPerYuan, multiplierPercent, productPercents } = earning;
  const weightedFen = lines.reduce(
    (sum, { productId, netFen }) => sum + Math.floor((netFen * (productPercents[productId] ?? 100)) / 100),
    0,
  );
  return Math.floor((Math.floor((weightedFen * multiplierPercent) / 100) * pointsPerYuan) / 100);
}
