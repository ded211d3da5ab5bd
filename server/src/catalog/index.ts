export { CatalogModule } from './catalog.module';
export { CatalogReader } from './catalog.read-model';
export type { SkuForSale } from './catalog.rows';
export { CatalogStore, type CategoryDraft, type ProductDraft, type SkuDraft } from './catalog.store';
