import { assertFen, sumFen } from './fen';

/**
 * Splits an amount over lines in proportion to their weights, to the fen, by largest remainder: every share is
 * rounded towards zero, the left-over fen go one by one to the largest remainders, ties to the earlier line.
 * Shares sum to the amount exactly, and no share exceeds its weight while the amount does not exceed their sum,
 * so a discount never makes a line negative. A negative amount is split like the positive one.
 * Weights are whole and not negative; an amount over weights that sum to zero throws.
 *
 * Example: −3000 over [19800, 6800, 6800] is [−1778, −611, −611]: exact shares are 1778.44, 610.78 and 610.78,
 * and the two fen left over go to the two .78.
 */
export function allocate(amountFen: number, weights: readonly number[]): number[] {
  assertFen(amountFen, 'amountFen');
  const total = sumFen(weights);
  for (const weight of weights) if (weight < 0) throw new RangeError('a weight is negative');
  if (amountFen === 0) return weights.map(() => 0);
  if (total === 0) throw new RangeError('nothing to allocate to');

  const amount = Math.abs(amountFen);
  const sign = amountFen < 0 ? -1 : 1;
  const shares: number[] = [];
  const remainders: number[] = [];
  for (const weight of weights) {
    const { quotient, remainder } = multiplyDivide(amount, weight, total);
    shares.push(quotient);
    remainders.push(remainder);
  }
  const leftOver = amount - sumFen(shares);
  if (leftOver > 0) {
    const byRemainder = shares.map((_, index) => index);
    byRemainder.sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
    for (const index of byRemainder.slice(0, leftOver)) shares[index] = (shares[index] ?? 0) + 1;
  }
  return shares.map((share) => (share === 0 ? 0 : sign * share));
}

/**
 * Quotient and remainder of `amount × weight ÷ total`, without forming the product where it would leave the
 * safe integers (¥100,000 × ¥1,000,000 in fen is 10^15, one digit more is lost); WeChat's older engines have
 * no BigInt. Long multiplication bit by bit: the remainder stays below `total` at every step.
 *
 * Example: 3000 × 6800 ÷ 33400 is `{quotient: 610, remainder: 26000}`.
 */
function multiplyDivide(
  amount: number,
  weight: number,
  total: number,
): { quotient: number; remainder: number } {
  if (total > Number.MAX_SAFE_INTEGER / 4) throw new RangeError('weights are too large to split over');
  const product = amount * weight;
  // Nearly every order is small enough for the plain way, which is exact there and some ten times faster.
  if (product <= Number.MAX_SAFE_INTEGER) {
    const left = product % total;
    return { quotient: (product - left) / total, remainder: left };
  }
  let quotient = 0;
  let remainder = 0;
  for (const bit of amount.toString(2)) {
    quotient *= 2;
    remainder = remainder * 2 + (bit === '1' ? weight : 0);
    while (remainder >= total) {
      remainder -= total;
      quotient += 1;
    }
  }
  return { quotient, remainder };
}
