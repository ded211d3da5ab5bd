export type { CartIntent, NewCartLine } from './cart-intent';
export { useCart } from './use-cart';
export { useCartActions } from './use-cart-actions';
