import { sumFen } from '@tianpu/shared/money';
import {
  deliveryFeeOf,
  type Offer,
  type QuoteRequest,
  type QuoteResult,
  quote,
  quoteWith,
  reasonText,
} from '@tianpu/shared/pricing';
import fc from 'fast-check';
import { contested, requests } from './support/random';

function expectInvariants(result: QuoteResult): void {
  const adjusted = sumFen(result.adjustments.map((adjustment) => adjustment.amountFen));
  expect(result.goodsTotalFen).toBe(sumFen(result.lines.map((each) => each.lineTotalFen)));
  expect(result.payableFen).toBe(result.goodsTotalFen + adjusted);
  expect(result.payableFen).toBeGreaterThanOrEqual(0);
  expect(deliveryFeeOf(result)).toBeGreaterThanOrEqual(0);
  for (const { amountFen, allocations } of result.adjustments) {
    if (allocations.length > 0) expect(sumFen(allocations.map((share) => share.amountFen))).toBe(amountFen);
  }
  for (const each of result.lines) {
    const shares = result.adjustments.map(
      ({ allocations }) => allocations.find(({ lineId }) => lineId === each.lineId)?.amountFen ?? 0,
    );
    for (const share of shares) {
      expect(share).toBeLessThanOrEqual(0);
      expect(Object.is(share, -0)).toBe(false);
    }
    expect(each.allocatedNetFen).toBe(each.lineTotalFen + sumFen(shares));
    expect(each.allocatedNetFen).toBeGreaterThanOrEqual(0);
  }
}

/** Stacking as the owner states it, written a second time and without a look at the search. */
function isLegal(chosen: readonly Offer[], { settings }: QuoteRequest): boolean {
  const isRate = (offer: Offer) =>
    offer.kind === 'first_order' ||
    (offer.kind === 'coupon' && offer.benefit.kind === 'rate') ||
    ((offer.kind === 'campaign_price' || offer.kind === 'member_price') && offer.price.by === 'rate');
  const isAlone = chosen.length === 1;
  if (!isAlone && chosen.some((offer) => offer.stacking === 'exclusive')) return false;
  if (chosen.filter((offer) => offer.kind === 'coupon').length > 1) return false;
  if (!settings?.allowSeveralRates && chosen.filter(isRate).length > 1) return false;
  return chosen.every(
    (offer) =>
      offer.stacking !== 'one_per_group' ||
      chosen.filter((other) => other.group === offer.group).length === 1,
  );
}

function subsets<T>(all: readonly T[]): T[][] {
  const sets: T[][] = [[]];
  for (const each of all) for (const set of [...sets]) sets.push([...set, each]);
  return sets;
}

const withoutPoints = (request: QuoteRequest, coupon = 'best'): QuoteRequest => ({
  ...request,
  choices: { coupon, usePoints: false },
});

/** Prices every legal set of offers by itself and compares the cheapest, then the one with the best gifts. */
function expectBest(request: QuoteRequest): void {
  const legal = subsets(request.offers ?? []).filter((chosen) => isLegal(chosen, request));
  const giftFenOf = (result: QuoteResult) => sumFen(result.gifts.map((gift) => gift.worthFen));
  const costs = legal.map((chosen) => {
    const priced = quoteWith(
      request,
      chosen.map(({ id }) => id),
    );
    return { payableFen: priced.payableFen, giftFen: giftFenOf(priced) };
  });
  const best = costs.reduce((a, b) =>
    b.payableFen < a.payableFen || (b.payableFen === a.payableFen && b.giftFen > a.giftFen) ? b : a,
  );
  const found = quote(request);
  expect(found.proof.isExact).toBe(true);
  expect({ payableFen: found.payableFen, giftFen: giftFenOf(found) }).toEqual(best);
  const used = new Set(found.applied.map((applied) => applied.offerId));
  const taken = (request.offers ?? []).filter(({ id }) => used.has(id));
  expect(isLegal(taken, request)).toBe(true);
}

describe('for any cart, offers, points and place', () => {
  it('INV-11: payable = Σ lines + Σ adjustments ≥ 0, shares add up, no line below nothing', () => {
    fc.assert(
      fc.property(requests(9), (request) => {
        expectInvariants(quote(request));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, fc.Arbitrary<QuoteRequest>]>([
    ['offers of every kind', requests(7, 5)],
    ['offers that fight for the same goods', contested],
  ])('C7: of %s the combination is the best of all legal ones, tried one by one', (_title, given) => {
    fc.assert(
      fc.property(
        given.map((request) => withoutPoints(request)),
        expectBest,
      ),
      { numRuns: 2000 },
    );
  });

  it('what an offer takes off never grows when another has made the goods cheaper: the search leans on it', () => {
    fc.assert(
      fc.property(requests(2), (given) => {
        const request = { ...withoutPoints(given), settings: { allowSeveralRates: true } };
        const [first, second] = request.offers ?? [];
        if (first === undefined || second === undefined) return;
        const payableFen = (ids: string[]) => quoteWith(request, ids).payableFen;
        const plainFen = payableFen([]);
        const savedFen = (ids: string[]) => plainFen - payableFen(ids);
        expect(savedFen([first.id, second.id])).toBeLessThanOrEqual(
          savedFen([first.id]) + savedFen([second.id]),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('a coupon never makes it dearer, neither the best one nor one chosen by name', () => {
    fc.assert(
      fc.property(requests(8), (request) => {
        const payable = (coupon: string) => quote(withoutPoints(request, coupon)).payableFen;
        const withoutFen = payable('none');
        const bestFen = payable('best');
        expect(bestFen).toBeLessThanOrEqual(withoutFen);
        for (const offer of request.offers ?? []) {
          if (offer.kind !== 'coupon') continue;
          const chosenFen = payable(offer.couponId);
          expect(chosenFen).toBeLessThanOrEqual(withoutFen);
          expect(chosenFen).toBeGreaterThanOrEqual(bestFen);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('nor does it when points pay too', () => {
    fc.assert(
      fc.property(requests(8), (request) => {
        const pay = (coupon: string) =>
          quote({ ...request, choices: { coupon, usePoints: true } }).payableFen;
        expect(pay('best')).toBeLessThanOrEqual(pay('none'));
      }),
      { numRuns: 1000 },
    );
  });

  it('D16: the order of lines and of offers changes no price, no share, no reason', () => {
    fc.assert(
      fc.property(requests(8), fc.infiniteStream(fc.nat()), (request, ranks) => {
        const shuffle = <T>(all: readonly T[]): T[] =>
          all
            .map((each) => ({ each, rank: ranks.next().value ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ each }) => each);
        const one = quote(request);
        const other = quote({
          ...request,
          lines: shuffle(request.lines),
          offers: shuffle(request.offers ?? []),
        });
        const byId = (result: QuoteResult) => new Map(result.lines.map((each) => [each.lineId, each]));
        const tried = { combinationsTried: 0, isExact: true, offersConsidered: 0 };
        expect(byId(other)).toEqual(byId(one));
        expect({ ...other, lines: [], proof: tried }).toEqual({ ...one, lines: [], proof: tried });
      }),
      { numRuns: 1000 },
    );
  });

  it('every offer is either applied or says why not, in words', () => {
    fc.assert(
      fc.property(requests(10), (request) => {
        const result = quote(request);
        const told = [...result.applied, ...result.unused].map(({ offerId }) => offerId).sort();
        expect(told).toEqual((request.offers ?? []).map(({ id }) => id).sort());
        for (const unused of result.unused) {
          expect(reasonText(unused)).not.toMatch(/undefined|null|NaN|Infinity/);
          for (const value of Object.values(unused.params))
            if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('the request is left as it was', () => {
    fc.assert(
      fc.property(requests(8), (request) => {
        const before = JSON.stringify(request);
        quote(request);
        expect(JSON.stringify(request)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});
