/** Where an order stands. The happy path reads left to right; the rest are side exits. */
export const ORDER_STATUSES = [
  'pending_payment',
  'paid',
  'making',
  'ready',
  'delivering',
  'picked_up',
  'delivered',
  'completed',
  'cancelled',
  'refunding',
  'partially_refunded',
  'refunded',
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];
