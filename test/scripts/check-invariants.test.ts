import { join } from 'node:path';

import { customerWithCart, placeOrder } from '../support/orders-world';
import { smallShop } from '../support/shop-world';
import { startTestApp, type TestApp } from '../support/test-app';
import { Program, ROOT } from './program';

jest.setTimeout(60_000);

const SCRIPT = join(ROOT, 'scripts/jobs/check-invariants');

describe('scripts/jobs/check-invariants', () => {
  let app: TestApp;
  let url: string;

  beforeAll(async () => {
    app = await startTestApp();
    const { storeId, cakeSkuId } = await smallShop(app);
    await placeOrder(app, await customerWithCart(app, storeId, [[cakeSkuId, 1]]));
    const { host, port, username, database } = app.db.options as unknown as Record<string, string>;
    url = `mysql://${username}@${host}:${port}/${database}`;
  });
  afterAll(() => app.close());

  const check = async (env: Record<string, string>) => {
    const program = new Program(SCRIPT, [], env);
    return { code: await program.ended(), printed: program.printed };
  };

  it('prints every promise the books keep and ends well', async () => {
    const { code, printed } = await check({ DATABASE_URL: url });
    expect({ code, printed }).toMatchObject({ code: 0 });
    expect(printed).toMatch(/^ok {6}INV-3 .*paid state exactly when/m);
    expect(printed).toMatch(/\d{2} hold, 0 broken/);
  });

  it('shows the rows of a promise that is broken, and ends with 1', async () => {
    await app.db.query('UPDATE pickup_slots SET reserved = reserved + 1');
    const { code, printed } = await check({ DATABASE_URL: url });
    expect(code).toBe(1);
    expect(printed).toMatch(/^BROKEN {2}INV-8 .*\n {10}\{.*"reserved":2.*"held":1\}/m);
    expect(printed).toContain(', 1 broken');
  });

  it('ends with 2 when it could not ask', async () => {
    expect(await check({ DATABASE_URL: '' })).toMatchObject({
      code: 2,
      printed: expect.stringContaining('DATABASE_URL is missing'),
    });
    expect(await check({ DATABASE_URL: 'mysql://nobody@127.0.0.1:1/nothing' })).toMatchObject({ code: 2 });
  });
});
