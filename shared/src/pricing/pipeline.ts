import { assertFen, multiplyFen, sumFen } from '../money/fen';
import type { Adjustment, QuotedLine, QuoteLineInput, QuoteResult } from './quote';
import type { PriceStep, QuoteDraft, QuoteInput } from './step';

/**
 * Runs price steps one after another over the lines, each seeing what the ones before it left. Input is not changed.
 * Lines keep the order they came in; shares do not depend on it, because steps see them sorted by `lineId`.
 *
 * What always holds, or a step has a bug and this throws: every amount is whole fen, an allocated adjustment's shares
 * sum to it exactly, no line costs less than nothing, and payable = Σ lines + Σ adjustments ≥ 0.
 *
 * Example: lines 19800×1 and 6800×2 with a delivery fee of 600: goods 33400, payable 34000.
 */
export function runSteps(steps: readonly PriceStep[], input: QuoteInput): QuoteResult {
  let draft = begin(input.lines);
  for (const step of steps) {
    const made = step.apply(draft, input);
    for (const adjustment of made) checkSource(step, adjustment);
    draft = made.reduce(withAdjustment, draft);
  }
  return finish(draft, input.lines);
}

function begin(inputs: readonly QuoteLineInput[]): QuoteDraft {
  const lines = inputs.map(priceLine).sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  lines.forEach((line, index) => {
    if (line.lineId === lines[index + 1]?.lineId) throw new RangeError(`line ${line.lineId} is there twice`);
  });
  const goodsTotalFen = sumFen(lines.map((line) => line.lineTotalFen));
  return { lines, goodsTotalFen, goodsNetFen: goodsTotalFen, adjustments: [] };
}

function priceLine(line: QuoteLineInput): QuotedLine {
  if (line.unitPriceFen < 0) throw new RangeError('a price is negative');
  const lineTotalFen = multiplyFen(line.unitPriceFen, line.quantity);
  const { lineId, skuId, productId, categoryId, unitPriceFen, quantity } = line;
  return {
    lineId,
    skuId,
    productId,
    categoryId,
    unitPriceFen,
    quantity,
    lineTotalFen,
    allocatedNetFen: lineTotalFen,
  };
}

function withAdjustment(draft: QuoteDraft, adjustment: Adjustment): QuoteDraft {
  const { source, amountFen, allocations } = adjustment;
  assertFen(amountFen, source);
  const shares = allocations.map((share) => share.amountFen);
  if (shares.length > 0 && sumFen(shares) !== amountFen)
    throw new RangeError(`${source}: shares miss the amount`);
  const lines = draft.lines.map((line) => {
    const share = allocations.find((each) => each.lineId === line.lineId)?.amountFen ?? 0;
    const allocatedNetFen = assertFen(line.allocatedNetFen + share, source);
    if (allocatedNetFen < 0) throw new RangeError(`${source}: line ${line.lineId} costs less than nothing`);
    return { ...line, allocatedNetFen };
  });
  const goodsNetFen = sumFen(lines.map((line) => line.allocatedNetFen));
  if (goodsNetFen - draft.goodsNetFen !== sumFen(shares))
    throw new RangeError(`${source}: a share of no line`);
  return { ...draft, lines, goodsNetFen, adjustments: [...draft.adjustments, adjustment] };
}

function checkSource(step: PriceStep, { source }: Adjustment): void {
  if (source !== step.code && source.indexOf(`${step.code}:`) !== 0) {
    throw new RangeError(`step ${step.code} signs as ${source}`);
  }
}

function finish(draft: QuoteDraft, inputs: readonly QuoteLineInput[]): QuoteResult {
  const { goodsTotalFen, adjustments } = draft;
  const payableFen = sumFen([goodsTotalFen, ...adjustments.map((adjustment) => adjustment.amountFen)]);
  if (payableFen < 0) throw new RangeError('payable is negative');
  const byId = new Map(draft.lines.map((line) => [line.lineId, line]));
  const lines = inputs.map((input) => byId.get(input.lineId)).filter((line) => line !== undefined);
  return { lines, adjustments: [...adjustments], goodsTotalFen, payableFen };
}
