import { Database } from '../src/platform';
import { StoresReader } from '../src/stores';
import { seedBenefits } from './demo-benefits';
import { seedCatalogue } from './demo-catalogue';
import { seedGifts } from './demo-gifts';
import { type DemoStaffEntry, seedDemoStaff } from './demo-staff';
import type { Providers } from './providers';
import { demoStores } from './stories/demo-shop/stores.data';

export type { DemoStaffEntry };

export interface DemoShopReport {
  catalogueLoaded: boolean;
  staff: DemoStaffEntry[];
}

/**
 * The demo shop: one brand, three stores, menu, source codes and staff. Running it again changes nothing.
 * `staffFile` is where this installation's staff passwords are kept.
 */
export async function seedDemoShop(
  app: Providers,
  { staffFile }: { staffFile: string },
): Promise<DemoShopReport> {
  const catalogueLoaded = await seedCatalogue(app);
  await seedGifts(app);
  await seedBenefits(app);
  const stores = app.get(StoresReader);
  const storeIds = await stores.idsByKey(
    app.get(Database).source,
    demoStores.map((store) => store.key),
  );
  return { catalogueLoaded, staff: await seedDemoStaff(app, storeIds, staffFile) };
}
