import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id, MenuCategory, MenuResponse, ProductResponse } from '@tianpu/shared/api';
import { shopDateOf } from '@tianpu/shared/time';
import { FulfilmentReader } from '../fulfilment';
import { Clock, type Db, Problem, readJson, row, rows } from '../platform';
import {
  coverKey,
  optionsText,
  type ProductRow,
  presentMenuProduct,
  presentProduct,
  type RemainingToday,
  type SkuForSale,
  type SkuRow,
  thumbnailUrl,
} from './catalog.rows';

const PRODUCT_COLUMNS = `p.id, p.product_key, p.category_id, p.name, p.subtitle, p.description, p.ingredients,
  p.allergens, p.storage, p.shelf_life_hours, p.lead_time_minutes, p.tags, p.attributes, p.image_keys,
  p.hero_colour, p.updated_at`;
const SKU_COLUMNS = `s.id, s.product_id, s.options, s.list_price_fen, s.serves_text, s.weight_text,
  s.daily_capacity, s.on_sale`;

interface SkuForSaleRow extends SkuRow {
  category_id: Id;
  name: string;
  image_keys: unknown;
  lead_time_minutes: number;
  shown: number;
}

/** What the menu and product pages show, and what other features ask about SKUs. */
@Injectable()
export class CatalogReader {
  constructor(
    private readonly fulfilment: FulfilmentReader,
    private readonly clock: Clock,
  ) {}

  /** The SKUs with these ids, off sale ones too; unknown ids are simply missing from the map. */
  async skus(db: Db, skuIds: readonly Id[]): Promise<Map<Id, SkuForSale>> {
    if (skuIds.length === 0) return new Map();
    const found = await rows<SkuForSaleRow>(
      db,
      `SELECT ${SKU_COLUMNS}, p.category_id, p.name, p.image_keys, p.lead_time_minutes, p.shown
       FROM skus s JOIN products p ON p.id = s.product_id WHERE s.id IN (?)`,
      [skuIds],
    );
    return new Map(found.map((sku) => [sku.id, presentSkuForSale(sku)]));
  }

  /** The whole menu as one store sells it today. `version` is a digest of the content: equal menus, equal version. */
  async menu(db: Db, storeId: Id): Promise<MenuResponse> {
    const categories = await rows<MenuCategory>(
      db,
      'SELECT id, name, hint FROM categories ORDER BY sort_order, id',
    );
    const products = await rows<ProductRow>(
      db,
      `SELECT ${PRODUCT_COLUMNS} FROM products p JOIN categories c ON c.id = p.category_id
       WHERE p.shown = 1 ORDER BY c.sort_order, p.sort_order, p.id`,
    );
    const skus = await rows<SkuRow>(
      db,
      `SELECT ${SKU_COLUMNS} FROM skus s JOIN products p ON p.id = s.product_id
       WHERE p.shown = 1 ORDER BY s.product_id, s.sort_order, s.id`,
    );
    const remaining = await this.remainingToday(db, storeId, skus);
    const byProduct = groupByProduct(skus);
    const content = {
      categories: categories.map(({ id, name, hint }) => ({ id, name, hint })),
      products: products.map((product) =>
        presentMenuProduct(product, byProduct.get(product.id) ?? [], remaining),
      ),
    };
    const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
    return { storeId, version, ...content };
  }

  /** One product page. Refuses `product.not_found`, also for products taken off the menu. */
  async product(db: Db, productId: Id, storeId: Id): Promise<ProductResponse> {
    const product = await row<ProductRow>(
      db,
      `SELECT ${PRODUCT_COLUMNS} FROM products p WHERE p.id = ? AND p.shown = 1`,
      [productId],
    );
    if (!product) throw new Problem('product.not_found');
    const skus = await rows<SkuRow>(
      db,
      `SELECT ${SKU_COLUMNS} FROM skus s WHERE s.product_id = ? ORDER BY s.sort_order, s.id`,
      [productId],
    );
    return presentProduct(product, skus, await this.remainingToday(db, storeId, skus));
  }

  private async remainingToday(db: Db, storeId: Id, skus: SkuRow[]): Promise<RemainingToday> {
    const counted = skus.filter((sku) => sku.daily_capacity !== null).map((sku) => sku.id);
    const today = shopDateOf(this.clock.now());
    const taken = await this.fulfilment.takenStock(db, storeId, today, counted);
    return (sku) =>
      sku.daily_capacity === null ? null : Math.max(0, sku.daily_capacity - (taken.get(sku.id) ?? 0));
  }
}

function groupByProduct(skus: SkuRow[]): Map<Id, SkuRow[]> {
  const groups = new Map<Id, SkuRow[]>();
  for (const sku of skus) {
    const group = groups.get(sku.product_id);
    if (group) group.push(sku);
    else groups.set(sku.product_id, [sku]);
  }
  return groups;
}

function presentSkuForSale(sku: SkuForSaleRow): SkuForSale {
  return {
    skuId: sku.id,
    productId: sku.product_id,
    categoryId: sku.category_id,
    productName: sku.name,
    optionsText: optionsText(readJson<string[]>(sku.options)),
    thumbnailUrl: thumbnailUrl(coverKey(sku.image_keys)),
    listPriceFen: sku.list_price_fen,
    onSale: sku.on_sale === 1 && sku.shown === 1,
    leadTimeMinutes: sku.lead_time_minutes,
    dailyCapacity: sku.daily_capacity,
  };
}
