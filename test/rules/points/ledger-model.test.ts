import {
  applyPlan,
  availablePoints,
  balanceOf,
  type PointsConsumption,
  type PointsEntry,
  type PointsEntryKind,
  type PointsHoldings,
  type PointsPlan,
  planClawBack,
  planDeduction,
  planEarn,
  planExpiry,
  planGrant,
  planRestore,
  planSpend,
  replayEntries,
  restorablePoints,
} from '@tianpu/shared/points';
import fc from 'fast-check';

type Command =
  | { do: 'earn' | 'grant' | 'spend' | 'deduct'; points: number }
  | { do: 'restore'; pick: number; part: number; because: 'refund' | 'unpaid' }
  | { do: 'claw'; pick: number; part: number }
  | { do: 'expire' }
  | { do: 'wait'; days: number };

const points = fc.integer({ min: 1, max: 400 });
const share = { pick: fc.nat(1000), part: fc.integer({ min: 1, max: 100 }) };
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('earn', 'grant', 'spend', 'deduct'), points }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('spend'), points }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('restore'),
      ...share,
      because: fc.constantFrom('refund', 'unpaid'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('claw'), ...share }) },
  { weight: 2, arbitrary: fc.constant({ do: 'expire' }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.integer({ min: 1, max: 400 }) }) },
);

/** One customer's account with everything the server's tables would hold. */
class Account {
  holdings: PointsHoldings = { lots: [], debtPoints: 0 };
  entries: PointsEntry[] = [];
  spends: { points: number; consumptions: PointsConsumption[] }[] = [];
  awards: { lotId: string; points: number; clawed: number; forgiven: number }[] = [];
  forgiven = 0;
  now = Date.parse('2026-01-15T04:00:00.000Z');
  revived = 0;
  #lots = 0;

  run(step: Command): void {
    const now = new Date(this.now);
    if (step.do === 'wait') this.now += step.days * 86_400_000;
    else if (step.do === 'earn' || step.do === 'grant') this.#comeIn(step.do, step.points, now);
    else if (step.do === 'spend') this.#spend(step.points, now);
    else if (step.do === 'deduct') {
      const plan = planDeduction(this.holdings, step.points, now);
      if (plan.ok) this.write(plan.plan);
    } else if (step.do === 'restore') this.#restore(step, now);
    else if (step.do === 'claw') this.#claw(step, now);
    else {
      const plan = planExpiry(this.holdings, now);
      if (plan) this.write(plan);
    }
  }

  write(plan: PointsPlan): void {
    const before = this.holdings;
    this.holdings = applyPlan(before, plan);
    expect([plan.balanceAfter, plan.debtAfter]).toEqual([balanceOf(this.holdings), this.holdings.debtPoints]);
    let { balance, debt } = replayEntries(this.entries);
    for (const entry of plan.entries) {
      balance += entry.points;
      debt += entry.debtPoints;
      this.entries.push({
        id: `e${this.entries.length}`,
        kind: entry.kind,
        points: entry.points,
        debtPoints: entry.debtPoints,
        balanceAfter: balance,
        debtAfter: debt,
        source: 'order',
        sourceId: 'x',
        label: '',
        at: new Date(this.now).toISOString(),
      });
    }
  }

  #newLot(): string {
    this.#lots += 1;
    return `lot${String(this.#lots).padStart(6, '0')}`;
  }

  #comeIn(kind: 'earn' | 'grant', amount: number, now: Date): void {
    const lotId = this.#newLot();
    const inflow = { points: amount, lotId, now };
    this.write(kind === 'earn' ? planEarn(this.holdings, inflow) : planGrant(this.holdings, inflow));
    if (kind === 'earn') this.awards.push({ lotId, points: amount, clawed: 0, forgiven: 0 });
  }

  #spend(amount: number, now: Date): void {
    const available = availablePoints(this.holdings, now);
    const plan = planSpend(this.holdings, amount, now);
    expect(plan.ok).toBe(available >= amount);
    if (!plan.ok) return;
    this.write(plan.plan);
    const takes = plan.plan.entries[0]?.takes ?? [];
    this.spends.push({ points: amount, consumptions: takes.map((each) => ({ ...each, restoredPoints: 0 })) });
  }

  #restore({ pick, part, because }: Extract<Command, { do: 'restore' }>, now: Date): void {
    const spend = this.spends[pick % Math.max(1, this.spends.length)];
    const left = spend ? restorablePoints(spend.consumptions) : 0;
    if (!spend || left === 0) return;
    const amount = Math.max(1, Math.floor((left * part) / 100));
    const plan = planRestore(this.holdings, {
      consumptions: spend.consumptions,
      points: amount,
      because,
      newLotId: this.#newLot(),
      now,
    });
    const [entry] = plan.entries;
    expect(entry?.points).toBe(amount);
    this.revived += entry?.revives.length ?? 0;
    for (const { lotId, points: back } of [...(entry?.returns ?? []), ...(entry?.revives ?? [])]) {
      const consumption = spend.consumptions.find((each) => each.lotId === lotId);
      expect(consumption).toBeDefined();
      if (consumption) consumption.restoredPoints += back;
    }
    expect(restorablePoints(spend.consumptions)).toBe(left - amount);
    this.write(plan);
  }

  #claw({ pick, part }: Extract<Command, { do: 'claw' }>, now: Date): void {
    const award = this.awards[pick % Math.max(1, this.awards.length)];
    const left = award ? award.points - award.clawed : 0;
    if (!award || left === 0) return;
    const amount = Math.max(1, Math.floor((left * part) / 100));
    const request = { points: amount, earnedLotId: award.lotId, forgivenBefore: award.forgiven, now };
    const { plan, forgivenPoints } = planClawBack(this.holdings, request);
    const taken = -(plan?.entries[0]?.points ?? 0);
    expect(taken + (plan?.entries[0]?.debtPoints ?? 0) + forgivenPoints).toBe(amount);
    award.clawed += amount;
    award.forgiven += forgivenPoints;
    this.forgiven += forgivenPoints;
    if (plan) this.write(plan);
  }

  sum(kind: PointsEntryKind): number {
    return this.entries
      .filter((entry) => entry.kind === kind)
      .reduce((total, entry) => total + entry.points, 0);
  }

  /** The invariants that do not hold now, in words; none is what every test wants. */
  broken(): string[] {
    const { lots, debtPoints } = this.holdings;
    const { balance, debt, brokenEntryId } = replayEntries(this.entries);
    const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
    const cameIn = this.sum('earn') + this.sum('adjust');
    const movedSince = this.sum('spend') + this.sum('restore') + this.sum('expire') + this.sum('claw_back');
    const holds: Record<string, boolean> = {
      'INV-1: the entries give the balance and the debt':
        balance === balanceOf({ lots }) && debt === debtPoints,
      'INV-1: every entry tells the truth about the balance after it': brokenEntryId === null,
      'INV-2: a lot holds and ends no more than it had': lots.every(
        (each) => each.remaining >= 0 && each.expired >= 0 && each.remaining + each.expired <= each.points,
      ),
      'INV-2: a spend is what it took, and no more comes back': this.spends.every(
        ({ points: size, consumptions }) =>
          total(consumptions.map((each) => each.points)) === size &&
          consumptions.every((each) => each.restoredPoints <= each.points),
      ),
      'INV-15: all that came in is there, used, ended or taken back': cameIn + movedSince === balance,
      'breakage is explicit': total(lots.map((each) => each.expired)) + this.sum('expire') === 0,
      'whoever owes has nothing to spend': debt === 0 || availablePoints({ lots }, new Date(this.now)) === 0,
    };
    return Object.keys(holds).filter((name) => !holds[name]);
  }
}

describe('a points account under any sequence of commands', () => {
  it('INV-1, INV-2, INV-15: never loses a point, never goes below zero, and replays to the same balance', () => {
    const reached = { debt: 0, revived: 0, expired: 0, forgiven: 0 };
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 60 }), (commands) => {
        const account = new Account();
        for (const step of commands) {
          account.run(step);
          const broken = account.broken();
          if (broken.length > 0) throw new Error(broken.join(', '));
        }
        reached.debt += account.holdings.debtPoints > 0 ? 1 : 0;
        reached.revived += account.revived > 0 ? 1 : 0;
        reached.expired += account.sum('expire') < 0 ? 1 : 0;
        reached.forgiven += account.forgiven > 0 ? 1 : 0;
      }),
      { numRuns: 1500 },
    );
    // The corners were really visited.
    expect(Object.keys(reached).filter((corner) => reached[corner as keyof typeof reached] === 0)).toEqual(
      [],
    );
  });

  it('gives back exactly: a spend restored in any parts leaves every lot as it was', () => {
    const lots = fc.array(fc.record({ points, days: fc.integer({ min: 1, max: 30 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        lots,
        fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 5 }),
        fc.nat(100),
        (drawn, parts, size) => {
          const now = new Date('2026-01-15T04:00:00.000Z');
          const before: PointsHoldings = {
            debtPoints: 0,
            lots: drawn.map((each, index) => ({
              id: `l${index}`,
              points: each.points,
              remaining: each.points,
              expired: 0,
              openedAt: '2026-01-01T00:00:00.000Z',
              expiresAt: new Date(now.getTime() + each.days * 86_400_000).toISOString(),
            })),
          };
          const amount = Math.max(1, Math.floor((balanceOf(before) * size) / 100));
          const spent = planSpend(before, amount, now);
          if (!spent.ok) throw new Error('there was enough');
          let holdings = applyPlan(before, spent.plan);
          const consumptions = (spent.plan.entries[0]?.takes ?? []).map((each) => ({
            ...each,
            restoredPoints: 0,
          }));
          for (const part of [...parts, 100]) {
            const left = restorablePoints(consumptions);
            if (left === 0) break;
            const back = Math.max(1, Math.floor((left * part) / 100));
            const plan = planRestore(holdings, {
              consumptions,
              points: back,
              because: 'refund',
              newLotId: 'n',
              now,
            });
            for (const share of plan.entries[0]?.returns ?? []) {
              const from = consumptions.find(({ lotId }) => lotId === share.lotId);
              if (from) from.restoredPoints += share.points;
            }
            holdings = applyPlan(holdings, plan);
          }
          expect(holdings).toEqual(before);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('an entry whose balance after is not the sum of those before it is found by the replay', () => {
    const entry = (id: string, change: number, balanceAfter: number): PointsEntry => ({
      id,
      kind: change > 0 ? 'earn' : 'spend',
      points: change,
      debtPoints: 0,
      balanceAfter,
      debtAfter: 0,
      source: 'order',
      sourceId: id,
      label: '',
      at: '2026-01-01T00:00:00.000Z',
    });
    expect(replayEntries([entry('a', 198, 198), entry('b', -70, 128)])).toEqual({
      balance: 128,
      debt: 0,
      brokenEntryId: null,
    });
    expect(replayEntries([entry('a', 198, 198), entry('b', -70, 138)]).brokenEntryId).toBe('b');
    expect(replayEntries([entry('a', 50, 50), entry('b', -70, -20)]).brokenEntryId).toBe('b');
  });
});
