import { runSteps } from './pipeline';
import type { QuoteResult } from './quote';
import type { PriceStep, QuoteInput } from './step';
import { deliveryFee } from './steps/delivery-fee';

/**
 * The price rules in the order they apply. The order is a business decision: campaign price, then tier or member price
 * (the better of the two), full reduction, coupon, points, and delivery last, because a discount on cakes is not a
 * discount on the drive. A new rule is one file in `steps/` and one line here.
 */
export const PRICE_STEPS: readonly PriceStep[] = [deliveryFee];

/**
 * What a cart costs, every yuan explained; the app runs it to show, the server runs it to decide. No lines is a quote
 * of nothing. Throws RangeError on what only a bug can cause: fractions of a fen, negative prices, a line twice, a
 * delivery that `deliveryPrice` refuses.
 *
 * Example: a cake of 19800 and two rolls of 6800, driven 2.6 km for 600: goods 33400, one adjustment
 * `外送费 2.6 km` +600, payable 34000.
 */
export function quote(input: QuoteInput): QuoteResult {
  return runSteps(PRICE_STEPS, input);
}

/**
 * What the drive costs in a quote, after everything that changes it; 0 for pickup.
 *
 * Example: adjustments −3000 `coupon:1` and +600 `delivery` give 600.
 */
export function deliveryFeeOf(result: QuoteResult): number {
  return result.adjustments
    .filter((adjustment) => adjustment.source === deliveryFee.code)
    .reduce((total, adjustment) => total + adjustment.amountFen, 0);
}
