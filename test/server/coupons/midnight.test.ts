import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Coupons } from '../../../server/src/coupons';
import { Ids, row, UnitOfWork } from '../../../server/src/platform';
import { coupon, outcomesOf } from '../../support/coupons-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(180_000);

/** The end of 31 December in Shanghai. */
const MIDNIGHT = new Date('2026-12-31T16:00:00.000Z').getTime();
const root = join(__dirname, '../../..');
/** A process reads its time zone once, when it starts: the other zone needs another process. */
const OTHER_ZONE = new Date(MIDNIGHT).getTimezoneOffset() === 0 ? 'Asia/Shanghai' : 'UTC';
const isChild = process.env['MIDNIGHT_CHILD'] === '1';

describe.each(['+00:00', '+08:00'])('C17: midnight with the database at %s', (databaseZone) => {
  let app: TestApp;
  let globalZone: string;

  beforeAll(async () => {
    app = await startTestApp();
    const found = await row<{ zone: string }>(app.db, 'SELECT @@GLOBAL.time_zone AS zone');
    globalZone = found?.zone ?? 'SYSTEM';
    await app.db.query('SET GLOBAL time_zone = ?', [databaseZone]);
    await app.close();
    // Its connections are opened under the new setting.
    app = await startTestApp({ startAt: new Date(MIDNIGHT - 3_600_000) });
  });
  afterAll(async () => {
    await app.db.query('SET GLOBAL time_zone = ?', [globalZone]);
    await app.close();
  });

  const freeze = (couponId: string, customerId: string) => {
    const order = { customerId, couponId, orderId: app.get(Ids).next() };
    return app.get(UnitOfWork).run((tx) => app.get(Coupons).freeze(tx, order));
  };

  it('a coupon through 31 December works at 23:59:59.999 and is over at 00:00:00.000; one from 1 January the other way round', async () => {
    const customer = { id: app.get(Ids).next() };
    const december = { validity: { by: 'dates', from: '2026-12-01', through: '2026-12-31' } } as const;
    const january = { validity: { by: 'dates', from: '2027-01-01', through: '2027-01-31' } } as const;
    const early = await coupon(app, customer, december);
    const late = await coupon(app, customer, december);
    const next = await coupon(app, customer, january);

    await app.clock.advance(MIDNIGHT - 1 - app.clock.now().getTime());
    const before = await outcomesOf([freeze(early, customer.id), freeze(next, customer.id)]);
    await app.clock.advance(1);
    const after = await outcomesOf([freeze(late, customer.id), freeze(next, customer.id)]);

    expect({ before, after }).toEqual({
      before: ['done', 'coupon.not_started'],
      after: ['coupon.ended', 'done'],
    });
  });
});

describe('C17: midnight with the server in another time zone', () => {
  const inZone = (args: string[]) =>
    spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TZ: OTHER_ZONE, MIDNIGHT_CHILD: '1' },
    });

  (isChild ? it.failing : it)('gives the same answers', () => {
    if (isChild) throw new Error('a child starts no child');
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const { status, stderr } = inZone([jest, '--selectProjects', 'server', '-i', __filename]);
    expect([status, stderr.match(/Tests: .*/)?.[0]]).toEqual([0, expect.stringContaining('passed')]);
  });

  it('the control: a date written by the machine’s own clock says another day in one of the two zones', () => {
    const script = `const d = new Date(${MIDNIGHT - 1}); process.stdout.write(d.getDate() + ' ' + new Date(${MIDNIGHT}).getDate())`;
    const here = `${new Date(MIDNIGHT - 1).getDate()} ${new Date(MIDNIGHT).getDate()}`;
    expect(inZone(['-e', script]).stdout).not.toBe(here);
  });
});
