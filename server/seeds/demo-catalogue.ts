import type { Id } from '@tianpu/shared/api';
import { CatalogStore } from '../src/catalog';
import { Clock, type Tx, UnitOfWork } from '../src/platform';
import { SourcesStore } from '../src/sources';
import { StoresStore } from '../src/stores';
import type { Providers } from './providers';
import { contentDigest, noteLoaded, wasLoaded } from './seed-runs';
import { demoCatalog } from './stories/demo-shop/catalog.data';
import { demoScenes } from './stories/demo-shop/scenes.data';
import { demoStores } from './stories/demo-shop/stores.data';

const STORY = 'demo-shop/catalogue';
const BY = 'seed:demo-shop';

/**
 * Stores, menu and source codes, found again by their keys. The same content is loaded once, so prices a shop changes
 * afterwards stay; new content of a newer release brings every row up to date. Answers whether it loaded anything.
 */
export async function seedCatalogue(app: Providers): Promise<boolean> {
  const digest = contentDigest({ demoCatalog, demoScenes, demoStores });
  return app.get(UnitOfWork).run(async (tx) => {
    if (await wasLoaded(tx, STORY, digest)) return false;
    await saveAll(app, tx);
    await noteLoaded(tx, STORY, digest, app.get(Clock).now());
    return true;
  });
}

async function saveAll(app: Providers, tx: Tx): Promise<void> {
  const catalog = app.get(CatalogStore);
  for (const category of demoCatalog.categories) await catalog.saveCategory(tx, category);
  for (const product of demoCatalog.products) await catalog.saveProduct(tx, product, BY);
  const storeIds = new Map<string, Id>();
  for (const store of demoStores) storeIds.set(store.key, await app.get(StoresStore).save(tx, store));
  for (const { code, kind, label, storeKey } of demoScenes) {
    const storeId = storeIds.get(storeKey) ?? null;
    await app.get(SourcesStore).saveCode(tx, { sceneCode: code, kind, label, storeId });
  }
}
