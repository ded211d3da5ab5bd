import type { Id } from '@tianpu/shared/api';
import { CatalogStore } from '../src/catalog';
import { CouponTemplatesStore } from '../src/coupons';
import { OffersStore } from '../src/offers';
import { Clock, type Tx, UnitOfWork } from '../src/platform';
import { SourcesStore } from '../src/sources';
import type { Providers } from './providers';
import { contentDigest, noteLoaded, wasLoaded } from './seed-runs';
import { demoTemplates, SCAN_TEMPLATE_KEY } from './stories/demo-shop/coupons.data';
import { demoOffers } from './stories/demo-shop/offers.data';
import { demoScenes } from './stories/demo-shop/scenes.data';
import type { GoodsKeys } from './stories/demo-shop/types';

const STORY = 'demo-shop/benefits';
const BY = 'seed:demo-shop';
/** Where a scan brings a coupon: what hangs in the window and stands on the tables. */
const SCAN_KINDS: readonly string[] = ['poster', 'table'];

/** Coupon templates and offers, found again by their keys; templates whose coupons are out are left as they are. */
export async function seedBenefits(app: Providers): Promise<boolean> {
  return app.get(UnitOfWork).run(async (tx) => {
    const goods = await goodsKeys(app, tx);
    const templates = demoTemplates(goods);
    const offers = demoOffers(goods);
    const digest = contentDigest({ templates, offers, scenes: demoScenes });
    if (await wasLoaded(tx, STORY, digest)) return false;
    for (const template of templates) await app.get(CouponTemplatesStore).save(tx, template, BY);
    for (const offer of offers) await app.get(OffersStore).save(tx, offer, BY);
    await bindScans(app, tx);
    await noteLoaded(tx, STORY, digest, app.get(Clock).now());
    return true;
  });
}

async function goodsKeys(app: Providers, tx: Tx): Promise<GoodsKeys> {
  const catalog = app.get(CatalogStore);
  const [categories, products, skus] = [
    await catalog.idsByKey(tx, 'categories'),
    await catalog.idsByKey(tx, 'products'),
    await catalog.idsByKey(tx, 'skus'),
  ];
  const find = (ids: ReadonlyMap<string, Id>) => (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the demo's offers name ${key}, which is not on the menu`);
    return id;
  };
  return { category: find(categories), product: find(products), sku: find(skus) };
}

async function bindScans(app: Providers, tx: Tx): Promise<void> {
  const templates = app.get(CouponTemplatesStore);
  const template = await templates.byKey(tx, SCAN_TEMPLATE_KEY);
  if (template === undefined) throw new Error(`no template ${SCAN_TEMPLATE_KEY}`);
  for (const { code } of demoScenes.filter(({ kind }) => SCAN_KINDS.includes(kind))) {
    const source = await app.get(SourcesStore).findCode(tx, code);
    if (source !== undefined) await templates.bindStoreCode(tx, source.id, template.id);
  }
}
