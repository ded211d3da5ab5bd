import type { Id, Instant } from './common';

export const MAX_QUANTITY_PER_LINE = 50;
export const MAX_CART_LINES = 50;

export interface CartLineResponse {
  id: Id;
  skuId: Id;
  productId: Id;
  productName: string;
  optionsText: string;
  thumbnailUrl: string;
  quantity: number;
  unitPriceFen: number;
  lineTotalFen: number;
  /** Price when it was put in, if it is another one now; the app says so before checkout. */
  previousUnitPriceFen: number | null;
  /** Why this line cannot be ordered now, or null. */
  unavailable: 'sku.off_sale' | 'sku.sold_out' | null;
  addedAt: Instant;
}

export interface CartResponse {
  /** Grows with every change; an order names the version it was made from. */
  version: number;
  storeId: Id;
  lines: CartLineResponse[];
  itemCount: number;
  goodsTotalFen: number;
}

export type AddCartLineRequest = { storeId: Id; skuId: Id; quantity: number };
export type ChangeCartLineRequest = { quantity: number };
