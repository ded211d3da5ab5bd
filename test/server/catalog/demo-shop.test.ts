import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuResponse, StaffSessionResponse, StoreResponse } from '@tianpu/shared/api';
import { seedHistory } from '../../../server/seeds/demo-history';
import { type DemoStaffEntry, seedDemoShop } from '../../../server/seeds/demo-shop';
import { row } from '../../../server/src/platform';
import { SourcesReader } from '../../../server/src/sources';
import { expectInvariants } from '../../support/invariants.sql';
import { changePrice } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

describe('the demo shop is loaded into an empty database', () => {
  let app: TestApp;
  const folder = mkdtempSync(join(tmpdir(), 'demo-shop-'));
  const staffFile = join(folder, 'demo-staff.json');
  beforeAll(async () => {
    app = await startTestApp();
    await seedDemoShop(app, { staffFile });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const stores = async () => (await app.http.get<StoreResponse[]>('/stores')).body;
  const menu = async () => {
    const [store] = await stores();
    return (await app.http.get<MenuResponse>(`/catalog/menu?storeId=${store?.id}`)).body;
  };
  const passwords = (): DemoStaffEntry[] => JSON.parse(readFileSync(staffFile, 'utf8'));
  const count = async (table: string) =>
    (await row<{ total: number }>(app.db, `SELECT COUNT(*) total FROM ${table}`))?.total;

  it('with three stores and more than 28 products in 7 categories', async () => {
    const { categories, products } = await menu();
    expect((await stores()).map(({ name }) => name)).toEqual(['武林店', '西溪店', '滨江店']);
    expect(categories).toHaveLength(7);
    expect(products.length).toBeGreaterThanOrEqual(28);
    expect(products.every(({ skus }) => skus.length > 0)).toBe(true);
  });

  it('again changes nothing, not even a price the shop has changed since', async () => {
    const sku = (await menu()).products[0]?.skus[0];
    await changePrice(app, sku?.id ?? '', 12_300);
    const before = [
      await count('skus'),
      await count('products'),
      await count('stores'),
      await count('source_codes'),
    ];
    const report = await seedDemoShop(app, { staffFile });

    expect(report.catalogueLoaded).toBe(false);
    expect([
      await count('skus'),
      await count('products'),
      await count('stores'),
      await count('source_codes'),
    ]).toEqual(before);
    const price = await row(app.db, 'SELECT list_price_fen FROM skus WHERE id = ?', [sku?.id]);
    expect(price).toEqual({ list_price_fen: 12_300 });
  });

  it('with staff whose passwords were drawn for this installation and lie in a private file', async () => {
    const staff = passwords();
    expect(statSync(staffFile).mode & 0o777).toBe(0o600);
    expect(new Set(staff.map(({ password }) => password)).size).toBe(staff.length);
    for (const { login, password, role } of staff) {
      const { status, body } = await app.http.post<StaffSessionResponse>('/staff/sessions', {
        login,
        password,
      });
      expect([status, body.staff.role]).toEqual([201, role]);
    }
  });

  it('and a lost password file is replaced by new passwords that work', async () => {
    const [old] = passwords();
    rmSync(staffFile);
    await seedDemoShop(app, { staffFile });
    const [fresh] = passwords();
    const signIn = (password = '') => app.http.post('/staff/sessions', { login: fresh?.login, password });

    expect(fresh?.password).not.toBe(old?.password);
    expect((await signIn(old?.password)).status).toBe(401);
    expect((await signIn(fresh?.password)).status).toBe(201);
  });

  it('with two weeks of orders for which every invariant holds, once', async () => {
    const written = await seedHistory(app, { now: app.clock.now() });
    expect(written).toBeGreaterThan(150);
    expect(await count('orders')).toBe(written);
    expect(await count('orders WHERE placed_at >= slot_ends_at')).toBe(0);
    await expectInvariants(app.db);
    expect(await seedHistory(app, { now: app.clock.now() })).toBe(0);
  });

  it('and with the road from scan to first order behind them', async () => {
    await app.dispatch();
    const report = await app.get(SourcesReader).report(app.db);
    const total = (of: 'visits' | 'registrations' | 'firstOrders') =>
      report.reduce((sum, code) => sum + code[of], 0);
    expect(report).toHaveLength(21);
    expect(total('visits')).toBeGreaterThan(total('registrations'));
    expect(total('registrations')).toBeGreaterThan(5);
    expect(total('firstOrders')).toBeGreaterThan(5);
  });
});
