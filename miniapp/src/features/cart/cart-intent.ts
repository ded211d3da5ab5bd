import { type CartLineResponse, type CartResponse, MAX_QUANTITY_PER_LINE } from '@tianpu/shared/api';
import { multiplyFen, sumFen } from '@tianpu/shared/money';

/** What the app knows of a product when it goes into the cart, enough to show the line before the server answers. */
export type NewCartLine = Pick<
  CartLineResponse,
  'skuId' | 'productId' | 'productName' | 'optionsText' | 'thumbnailUrl' | 'unitPriceFen'
>;

/** Something the customer did to the cart. `set` with quantity 0 removes the line. */
export type CartIntent =
  | { kind: 'add'; line: NewCartLine; quantity: number }
  | { kind: 'set'; skuId: string; quantity: number };

/**
 * The cart as it will be when the server has done what she asked: this is what she sees meanwhile. Pure; the totals are
 * recomputed from the lines, and the server's answer replaces all of it.
 *
 * Example: a line of 2 × 1600 fen, then `set` to 3, gives a goods total of 4800 and three pieces.
 */
export function applyIntent(cart: CartResponse, intent: CartIntent): CartResponse {
  return withLines(
    cart,
    intent.kind === 'add' ? linesAfterAdding(cart.lines, intent) : linesAfterSetting(cart.lines, intent),
  );
}

/**
 * Puts an intent behind the waiting ones. A second `set` of the same product replaces one that has not been sent, so
 * that ten quick taps on the stepper become one request. `started` intents are under way and stay.
 */
export function enqueue(waiting: readonly CartIntent[], started: number, intent: CartIntent): CartIntent[] {
  const last = waiting[waiting.length - 1];
  const replaces =
    waiting.length > started && last?.kind === 'set' && intent.kind === 'set' && last.skuId === intent.skuId;
  return replaces ? [...waiting.slice(0, -1), intent] : [...waiting, intent];
}

function linesAfterAdding(
  lines: CartLineResponse[],
  intent: CartIntent & { kind: 'add' },
): CartLineResponse[] {
  const there = lines.find((line) => line.skuId === intent.line.skuId);
  if (there)
    return linesAfterSetting(lines, {
      kind: 'set',
      skuId: there.skuId,
      quantity: there.quantity + intent.quantity,
    });
  const quantity = Math.min(intent.quantity, MAX_QUANTITY_PER_LINE);
  const line: CartLineResponse = {
    ...intent.line,
    id: `new-${intent.line.skuId}`,
    quantity,
    lineTotalFen: multiplyFen(intent.line.unitPriceFen, quantity),
    previousUnitPriceFen: null,
    unavailable: null,
    addedAt: '',
  };
  return [...lines, line];
}

function linesAfterSetting(
  lines: CartLineResponse[],
  intent: { kind: 'set'; skuId: string; quantity: number },
): CartLineResponse[] {
  const quantity = Math.min(intent.quantity, MAX_QUANTITY_PER_LINE);
  return lines.flatMap((line) => {
    if (line.skuId !== intent.skuId) return [line];
    return quantity <= 0
      ? []
      : [{ ...line, quantity, lineTotalFen: multiplyFen(line.unitPriceFen, quantity) }];
  });
}

function withLines(cart: CartResponse, lines: CartLineResponse[]): CartResponse {
  const itemCount = lines.reduce((count, line) => count + line.quantity, 0);
  return { ...cart, lines, itemCount, goodsTotalFen: sumFen(lines.map((line) => line.lineTotalFen)) };
}
