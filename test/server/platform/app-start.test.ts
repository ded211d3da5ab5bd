import { startTestApp, type TestApp } from '../../support/test-app';

describe('the whole shop starts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('says that it lives and that it is ready', async () => {
    const live = await fetch(`${app.url}/healthz`);
    const ready = await fetch(`${app.url}/readyz`);
    expect([live.status, await live.json(), ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok' },
      200,
      { status: 'ok' },
    ]);
  });
});
