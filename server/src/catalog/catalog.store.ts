import { Injectable } from '@nestjs/common';
import type { Allergen, Id } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, Problem, row, rows, type Tx } from '../platform';

export interface CategoryDraft {
  key: string;
  name: string;
  hint: string;
  sortOrder: number;
}

export interface SkuDraft {
  key: string;
  /** One option per attribute of the product, in the product's order. */
  options: readonly string[];
  listPriceFen: number;
  servesText: string | null;
  weightText: string | null;
  dailyCapacity: number | null;
  onSale: boolean;
}

/** A product with its SKUs as the shop writes it; keys never change and find the rows again. */
export interface ProductDraft {
  key: string;
  categoryKey: string;
  name: string;
  subtitle: string;
  description: string;
  ingredients: string;
  allergens: readonly Allergen[];
  storage: string;
  shelfLifeHours: number;
  leadTimeMinutes: number;
  tags: readonly string[];
  attributes: readonly { name: string; options: readonly string[] }[];
  /** First key is the cover. */
  imageKeys: readonly string[];
  heroColour: string;
  sortOrder: number;
  skus: readonly SkuDraft[];
}

type CatalogTable = 'categories' | 'products' | 'skus';
const KEY_COLUMN = { categories: 'category_key', products: 'product_key', skus: 'sku_key' } as const;

/** The only writer of categories, products, SKUs and their prices. */
@Injectable()
export class CatalogStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Creates the category with this key or brings it up to date; answers its id. */
  saveCategory(tx: Tx, draft: CategoryDraft): Promise<Id> {
    return this.save(tx, 'categories', draft.key, {
      name: draft.name,
      hint: draft.hint,
      sort_order: draft.sortOrder,
    });
  }

  /**
   * Creates or updates a product and its SKUs by their keys. SKUs left out go off sale, they are never deleted: orders
   * and carts still name them. A price that differs is kept in the price history. Answers sku key -> id.
   */
  async saveProduct(tx: Tx, draft: ProductDraft, by: string): Promise<Map<string, Id>> {
    const category = await this.find(tx, 'categories', draft.categoryKey);
    if (!category) throw new Error(`product ${draft.key} names an unknown category ${draft.categoryKey}`);
    const productId = await this.save(tx, 'products', draft.key, {
      category_id: category,
      name: draft.name,
      subtitle: draft.subtitle,
      description: draft.description,
      ingredients: draft.ingredients,
      allergens: JSON.stringify(draft.allergens),
      storage: draft.storage,
      shelf_life_hours: draft.shelfLifeHours,
      lead_time_minutes: draft.leadTimeMinutes,
      tags: JSON.stringify(draft.tags),
      attributes: JSON.stringify(draft.attributes),
      image_keys: JSON.stringify(draft.imageKeys),
      hero_colour: draft.heroColour,
      sort_order: draft.sortOrder,
      updated_at: this.clock.now(),
    });
    await affected(tx, 'UPDATE skus SET on_sale = 0 WHERE product_id = ?', [productId]);
    const ids = new Map<string, Id>();
    for (const [index, sku] of draft.skus.entries()) {
      ids.set(sku.key, await this.saveSku(tx, productId, sku, index, by));
    }
    return ids;
  }

  /**
   * Sets the list price and writes the change down. Refuses `sku.not_found`. The same price again is no change.
   * Example: 19800 to 20800 by `staff:01J…` leaves one history row {from 19800, to 20800}.
   */
  async changePrice(tx: Tx, skuId: Id, toFen: number, by: string): Promise<void> {
    const sku = await row<{ list_price_fen: number }>(
      tx,
      'SELECT list_price_fen FROM skus WHERE id = ? FOR UPDATE',
      [skuId],
    );
    if (!sku) throw new Problem('sku.not_found');
    if (sku.list_price_fen === toFen) return;
    await affected(tx, 'UPDATE skus SET list_price_fen = ? WHERE id = ?', [toFen, skuId]);
    await this.recordPrice(tx, skuId, sku.list_price_fen, toFen, by);
  }

  /** Takes a SKU off sale or puts it back. Refuses `sku.not_found`. */
  async setOnSale(tx: Tx, skuId: Id, onSale: boolean): Promise<void> {
    const changed = await affected(tx, 'UPDATE skus SET on_sale = ? WHERE id = ?', [onSale ? 1 : 0, skuId]);
    if (changed !== 1) throw new Problem('sku.not_found');
  }

  private async saveSku(tx: Tx, productId: Id, sku: SkuDraft, sortOrder: number, by: string): Promise<Id> {
    const before = await row<{ list_price_fen: number }>(
      tx,
      'SELECT list_price_fen FROM skus WHERE sku_key = ?',
      [sku.key],
    );
    const id = await this.save(tx, 'skus', sku.key, {
      product_id: productId,
      options: JSON.stringify(sku.options),
      list_price_fen: sku.listPriceFen,
      serves_text: sku.servesText,
      weight_text: sku.weightText,
      daily_capacity: sku.dailyCapacity,
      on_sale: sku.onSale ? 1 : 0,
      sort_order: sortOrder,
    });
    if (before?.list_price_fen !== sku.listPriceFen) {
      await this.recordPrice(tx, id, before?.list_price_fen ?? null, sku.listPriceFen, by);
    }
    return id;
  }

  private async recordPrice(
    tx: Tx,
    skuId: Id,
    fromFen: number | null,
    toFen: number,
    by: string,
  ): Promise<void> {
    await insert(tx, 'sku_price_changes', {
      id: this.ids.next(),
      sku_id: skuId,
      from_fen: fromFen,
      to_fen: toFen,
      changed_by: by,
      changed_at: this.clock.now(),
    });
  }

  /** Every key of one kind and the id behind it, for content that names goods by their keys. */
  async idsByKey(db: Db, table: CatalogTable): Promise<Map<string, Id>> {
    const found = await rows<{ id: Id; key: string }>(
      db,
      `SELECT id, ${KEY_COLUMN[table]} AS \`key\` FROM ${table}`,
    );
    return new Map(found.map(({ id, key }) => [key, id]));
  }

  private async find(tx: Tx, table: CatalogTable, key: string): Promise<Id | undefined> {
    const found = await row<{ id: Id }>(
      tx,
      `SELECT id FROM ${table} WHERE ${KEY_COLUMN[table]} = ? FOR UPDATE`,
      [key],
    );
    return found?.id;
  }

  private async save(tx: Tx, table: CatalogTable, key: string, record: Record<string, unknown>): Promise<Id> {
    const known = await this.find(tx, table, key);
    if (known) {
      const columns = Object.keys(record).map((column) => `${column} = ?`);
      await affected(tx, `UPDATE ${table} SET ${columns.join(', ')} WHERE id = ?`, [
        ...Object.values(record),
        known,
      ]);
      return known;
    }
    const id = this.ids.next();
    await insert(tx, table, { id, [KEY_COLUMN[table]]: key, ...record });
    return id;
  }
}
