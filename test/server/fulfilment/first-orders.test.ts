import { Fulfilment } from '../../../server/src/fulfilment';
import { Ids, UnitOfWork } from '../../../server/src/platform';
import { startTestApp, type TestApp } from '../../support/test-app';

const MINUTE = 60_000;
const DAYS = 60;
const SLOTS = 8;
const AT_ONCE = 16;
jest.setTimeout(60_000);

describe('the first orders of a slot and a day', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('all find their place when they come at the same moment, though nobody had made its row yet', async () => {
    const storeId = app.get(Ids).next();
    const skuId = app.get(Ids).next();
    const reserve = (day: number, slot: number) => {
      const startsAt = new Date(Date.UTC(2026, 0, 6 + day, 1) + slot * 30 * MINUTE);
      return app.get(UnitOfWork).run((tx) =>
        app.get(Fulfilment).reserve(tx, {
          orderId: app.get(Ids).next(),
          storeId,
          mode: 'pickup',
          slotStartsAt: startsAt,
          slotEndsAt: new Date(startsAt.getTime() + 30 * MINUTE),
          slotCapacity: AT_ONCE,
          stock: [{ skuId, on: startsAt.toISOString().slice(0, 10), quantity: 1, capacity: AT_ONCE }],
        }),
      );
    };
    const outcomes: PromiseSettledResult<void>[] = [];
    for (let day = 0; day < DAYS; day += 1) {
      const crowd = Array.from({ length: AT_ONCE }, (_, index) => reserve(day, index % SLOTS));
      outcomes.push(...(await Promise.allSettled(crowd)));
    }
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(outcomes).toHaveLength(DAYS * AT_ONCE);
  });
});
