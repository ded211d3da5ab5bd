import fc from 'fast-check';
import { brokenInvariants, Ids, Problem, UnitOfWork } from '../../../server/src/platform';
import { Points, PointsReader, pointsInvariants, replayPoints } from '../../../server/src/points';
import { expectInvariants } from '../../support/invariants.sql';
import { type HeardOrder, hearCompleted, hearPaidOrder } from '../../support/membership-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(180_000);

const DAY = 86_400_000;
const label = '订单';
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await expectInvariants(app.db);
  await app.close();
});

/**
 * What the ledger must come to, kept in the simplest way there is: one number per thing, no lots. It says what a balance
 * and a debt must be while nothing ends by itself; commands that let time pass ask the ledger for its own answer.
 */
interface Model {
  balance: number;
  debt: number;
  orders: (HeardOrder & { state: 'paid' | 'completed'; reversed: number })[];
  spends: { orderId: string; left: number }[];
}

interface Real {
  customerId: string;
}

type Command = fc.AsyncCommand<Model, Real>;

/** What comes in pays the debt first. */
function comeIn(model: Model, points: number): void {
  const paid = Math.min(model.debt, points);
  model.debt -= paid;
  model.balance += points - paid;
}

const run = <T>(work: Parameters<UnitOfWork['run']>[0]) => app.get(UnitOfWork).run(work) as Promise<T>;

/** After every command: the numbers agree, every invariant holds. */
async function check(model: Model, { customerId }: Real): Promise<void> {
  const reader = app.get(PointsReader);
  const account = await reader.account(app.db, customerId, app.clock.now());
  expect({ available: account.available, debt: account.debt }).toEqual({
    available: model.balance,
    debt: model.debt,
  });
  expect(await brokenInvariants(app.db, pointsInvariants)).toEqual([]);
}

function command(
  name: string,
  isPossible: (model: Model) => boolean,
  act: (model: Model, real: Real) => Promise<void>,
): Command {
  return {
    check: isPossible,
    run: async (model, real) => {
      await act(model, real);
      await check(model, real);
    },
    toString: () => name,
  };
}

const order = (points: number) =>
  command(
    `order earning ${points}`,
    () => true,
    async (model, { customerId }) => {
      const heard = await hearPaidOrder(app, customerId, { pointsToEarn: points });
      await app.dispatch();
      model.orders.push({ ...heard, state: 'paid', reversed: 0 });
    },
  );

const complete = (pick: number) =>
  command(
    `complete ${pick}`,
    (model) => model.orders.some(({ state }) => state === 'paid'),
    async (model) => {
      const open = model.orders.filter(({ state }) => state === 'paid');
      const chosen = open[pick % open.length];
      if (!chosen) return;
      await hearCompleted(app, chosen);
      await app.dispatch();
      chosen.state = 'completed';
      comeIn(model, chosen.pointsToEarn - chosen.reversed);
    },
  );

const spend = (points: number) =>
  command(
    `spend ${points}`,
    () => true,
    async (model, { customerId }) => {
      const orderId = app.get(Ids).next();
      const spending = run((tx) => app.get(Points).spend(tx, { customerId, orderId, points, label }));
      if (points > model.balance) {
        await expect(spending).rejects.toBeInstanceOf(Problem);
        return;
      }
      await spending;
      model.balance -= points;
      model.spends.push({ orderId, left: points });
    },
  );

const restore = (pick: number, share: number) =>
  command(
    `restore ${share} of ${pick}`,
    (model) => model.spends.some(({ left }) => left > 0),
    async (model, { customerId }) => {
      const open = model.spends.filter(({ left }) => left > 0);
      const chosen = open[pick % open.length];
      if (!chosen) return;
      const { orderId } = chosen;
      const points = Math.min(chosen.left, share);
      const refundId = app.get(Ids).next();
      await run((tx) => app.get(Points).restore(tx, { customerId, orderId, points, refundId, label }));
      chosen.left -= points;
      comeIn(model, points);
    },
  );

const clawBack = (pick: number, share: number) =>
  command(
    `claw ${share} of ${pick} back`,
    (model) => model.orders.some(({ pointsToEarn, reversed }) => reversed < pointsToEarn),
    async (model) => {
      const open = model.orders.filter(({ pointsToEarn, reversed }) => reversed < pointsToEarn);
      const chosen = open[pick % open.length];
      if (!chosen) return;
      const points = Math.min(chosen.pointsToEarn - chosen.reversed, share);
      const refundId = app.get(Ids).next();
      await run((tx) => app.get(Points).clawBack(tx, { ...chosen, refundId, points, label }));
      chosen.reversed += points;
      if (chosen.state !== 'completed') return;
      const taken = Math.min(model.balance, points);
      model.balance -= taken;
      model.debt += points - taken;
    },
  );

const repeatTheNight = command(
  'nightly run',
  () => true,
  () => app.runJob('points.expire'),
);

const commands = [
  fc.integer({ min: 1, max: 300 }).map(order),
  fc.nat(9).map(complete),
  fc.nat(9).map(complete),
  fc.integer({ min: 1, max: 200 }).map(spend),
  fc.integer({ min: 1, max: 200 }).map(spend),
  fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 150 })).map(([pick, share]) => restore(pick, share)),
  fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 150 })).map(([pick, share]) => clawBack(pick, share)),
  fc.constant(repeatTheNight),
];

describe('the points ledger under random commands', () => {
  it('always holds what a plain sum would hold, and every invariant after every command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (sequence) => {
        const customerId = app.get(Ids).next();
        const setup = () => ({
          model: { balance: 0, debt: 0, orders: [], spends: [] } satisfies Model,
          real: { customerId },
        });
        await fc.asyncModelRun(setup, sequence);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false, endOnFailure: true },
    );
    const { entries, faults } = await replayPoints(app.db);
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThan(40);
  });

  it('keeps every invariant while months pass and lots end between the commands', async () => {
    const customerId = app.get(Ids).next();
    const ending = fc.array(
      fc.record({ earn: fc.nat(200), spend: fc.nat(150), back: fc.nat(100), days: fc.nat(200) }),
      { minLength: 3, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(ending, async (months) => {
        for (const { earn, spend: wish, back, days } of months) {
          const heard = await hearPaidOrder(app, customerId, { pointsToEarn: earn + 1 });
          await hearCompleted(app, heard);
          await app.dispatch();
          const orderId = app.get(Ids).next();
          const available = await app.get(PointsReader).availableOf(app.db, customerId, app.clock.now());
          const points = Math.min(available, wish + 1);
          if (points > 0) {
            await run((tx) => app.get(Points).spend(tx, { customerId, orderId, points, label }));
          }
          await app.clock.advance(days * DAY);
          await app.runJob('points.expire');
          const refund = { customerId, orderId, refundId: app.get(Ids).next(), label };
          const returned = Math.min(points, back);
          if (returned > 0) await run((tx) => app.get(Points).restore(tx, { ...refund, points: returned }));
          await run((tx) =>
            app.get(Points).clawBack(tx, { ...refund, orderId: heard.orderId, points: Math.min(earn, back) }),
          );
          expect(await brokenInvariants(app.db, pointsInvariants)).toEqual([]);
        }
      }),
      { numRuns: 12, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false, endOnFailure: true },
    );
    expect((await replayPoints(app.db)).faults).toEqual([]);
  });
});
