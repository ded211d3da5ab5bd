export { CartsModule } from './carts.module';
export { Carts } from './carts.service';
export type { LoadedCart, LoadedCartLine } from './carts.store';
