import { Injectable } from '@nestjs/common';
import type { Id, MenuResponse } from '@tianpu/shared/api';
import { Database, ShortCache } from '../platform';
import { StoresReader } from '../stores';
import { CatalogReader } from './catalog.read-model';

/** A menu ready to send: serialised once, however many people open the shop in that second. */
export interface RenderedMenu {
  etag: string;
  /** UTF-8 bytes: encoding 36 KB of Chinese again for every reader costs more than all the rest of the request. */
  body: Buffer;
}

/** How old a menu may be. Prices are checked again in the cart and at checkout, so a second is safe to show. */
const MAX_AGE_MS = 1_000;

/** The menu of each store, loaded and serialised at most once a second per process and store. */
@Injectable()
export class MenuCache {
  private readonly menus = new ShortCache<RenderedMenu>(MAX_AGE_MS);
  private readonly latest = new Map<Id, RenderedMenu>();

  constructor(
    private readonly catalog: CatalogReader,
    private readonly stores: StoresReader,
    private readonly database: Database,
  ) {}

  /** Refuses `store.not_found`. */
  get(storeId: Id): Promise<RenderedMenu> {
    return this.menus.get(storeId, () => this.load(storeId));
  }

  private async load(storeId: Id): Promise<RenderedMenu> {
    await this.stores.get(this.database.source, storeId);
    return this.render(storeId, await this.catalog.menu(this.database.source, storeId));
  }

  /** An unchanged menu keeps its text, so only changes cost a serialisation of the whole answer. */
  private render(storeId: Id, menu: MenuResponse): RenderedMenu {
    const etag = `"${menu.version}"`;
    const known = this.latest.get(storeId);
    if (known?.etag === etag) return known;
    const rendered = { etag, body: Buffer.from(JSON.stringify(menu), 'utf8') };
    this.latest.set(storeId, rendered);
    return rendered;
  }
}
