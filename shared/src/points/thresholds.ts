/** Balance from which the lowest tier may redeem. */
export const HIGHEST_THRESHOLD = 500;
/** Balance from which the highest tier may redeem. */
export const LOWEST_THRESHOLD = 200;
const STEP = 100;

/**
 * The balance at which redeeming opens in a tier: 500 in the lowest, 200 in the highest, the tiers between at equal
 * distances, rounded up to the hundred that people remember. A ladder of one tier asks for 500.
 *
 * Example: three tiers ask for 500, 400 and 200 (the even middle would be 350); four for 500, 400, 300 and 200.
 */
export function thresholdAt(rank: number, tierCount: number): number {
  if (!Number.isInteger(rank) || rank < 0 || rank >= tierCount)
    throw new RangeError(`no tier of rank ${rank}`);
  if (tierCount === 1) return HIGHEST_THRESHOLD;
  const even = HIGHEST_THRESHOLD - ((HIGHEST_THRESHOLD - LOWEST_THRESHOLD) * rank) / (tierCount - 1);
  return Math.ceil(even / STEP) * STEP;
}
