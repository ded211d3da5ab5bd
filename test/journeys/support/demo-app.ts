import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoStaffEntry, seedDemoShop } from '../../../server/seeds/demo-shop';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app';

const root = join(__dirname, '../../..');

/** The demo shop with its H5 app on a free port, Monday 10:00 in Shanghai unless told otherwise. */
export interface DemoApp extends TestApp {
  staff: DemoStaffEntry[];
}

export async function startDemoApp(options: TestAppOptions = {}): Promise<DemoApp> {
  const app = await startTestApp({
    ...options,
    env: {
      H5_DIR: process.env.H5_DIST ?? join(root, 'miniapp/dist/h5'),
      MEDIA_DIR: join(root, 'server/seeds/media/webp'),
      ...options.env,
    },
  });
  const staffFile = join(mkdtempSync(join(tmpdir(), 'tianpu-staff-')), 'staff.json');
  await seedDemoShop(app, { staffFile });
  return { ...app, staff: JSON.parse(readFileSync(staffFile, 'utf8')) as DemoStaffEntry[] };
}
