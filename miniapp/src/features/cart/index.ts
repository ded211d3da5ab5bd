export { CartBar } from './cart-bar';
export type { CartIntent, NewCartLine } from './cart-intent';
export { CartSheet } from './cart-sheet';
export { useCart } from './use-cart';
export { useCartActions } from './use-cart-actions';
export { useCartPanel } from './use-cart-panel';
