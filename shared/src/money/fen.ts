/**
 * Money is an integer number of fen, in names that end in `Fen`. Anything else is a bug of ours, never
 * something a customer can cause, so the guards throw instead of returning a refusal.
 *
 * Example: ¥198.00 is `19800`; `19800.5` and `Number.MAX_SAFE_INTEGER + 1` are not amounts.
 */
export function isFen(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/**
 * Returns `value` unchanged when it is a whole, safe number of fen (negative allowed), else throws RangeError.
 * `what` names the amount in the message.
 *
 * Example: `assertFen(19800, 'payableFen')` is 19800; `assertFen(0.1 + 0.2, 'payableFen')` throws.
 */
export function assertFen(value: number, what: string): number {
  if (!isFen(value)) throw new RangeError(`${what} is not a whole number of fen: ${value}`);
  return value;
}

/**
 * Adds amounts and refuses a total that a double cannot hold exactly (every total of ours is guarded).
 *
 * Example: `sumFen([19800, 13600, -3000])` is 30400.
 */
export function sumFen(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) total = assertFen(total + assertFen(amount, 'amount'), 'total');
  return total;
}

/**
 * Price of `quantity` pieces, guarded like every total.
 *
 * Example: `multiplyFen(6800, 2)` is 13600.
 */
export function multiplyFen(unitPriceFen: number, quantity: number): number {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`not a quantity: ${quantity}`);
  return assertFen(assertFen(unitPriceFen, 'unitPriceFen') * quantity, 'lineTotalFen');
}
