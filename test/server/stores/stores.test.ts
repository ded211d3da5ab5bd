import type { StoreResponse } from '@tianpu/shared/api';
import { StoresReader } from '../../../server/src/stores';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

describe('everybody may see where the stores are', () => {
  let app: TestApp;
  let storeId: string;
  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app, 'wulin');
  });
  afterAll(() => app.close());

  it('when they are open and how far they deliver', async () => {
    const { status, body } = await app.http.get<StoreResponse[]>('/stores');
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        id: storeId,
        name: 'wulin店',
        address: '杭州市拱墅区延安路 468 号',
        phone: '0571-85061208',
        latitude: 30.27184,
        longitude: 120.16392,
        hours: { weekly: Array(7).fill([{ fromMinute: 0, toMinute: 1440 }]), exceptions: [] },
        notice: null,
        delivery: {
          radiusMeters: 5000,
          bands: [{ uptoMeters: 5000, feeFen: 600 }],
          freeFromFen: 19900,
          minimumGoodsFen: 3000,
        },
      },
    ]);
  });

  it('and new hours are told within a second', async () => {
    await app.http.get('/stores');
    const hours = { weekly: Array.from({ length: 7 }, () => []), exceptions: [] };
    expect(await openStore(app, 'wulin', hours)).toBe(storeId);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await app.http.get<StoreResponse[]>('/stores')).body[0]?.hours).toEqual(hours);
  });

  it('a store that is not there is refused, not made up', async () => {
    const stores = app.get(StoresReader);
    await expect(stores.get(app.db, '01JD2Q7XK3W5V4M8N0T6R9ZB1C')).rejects.toMatchObject({
      code: 'store.not_found',
    });
    await expect(stores.slotRule(app.db, storeId)).resolves.toEqual({
      capacity: { pickup: 8, delivery: 4 },
    });
  });
});
