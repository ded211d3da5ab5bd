import type { Id } from '../api/common';

/** What is given on top. `worthFen` is what all of it would cost. */
export interface GiftItem {
  skuId: Id;
  label: string;
  quantity: number;
  worthFen: number;
}
