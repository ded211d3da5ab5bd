export { type ProductCard, productCard } from './product-card';
export { ProductRow } from './product-row';
export { CardAction } from './product-row/card-action';
export { SpecSheet } from './spec-sheet';
export { useSpecSheet } from './spec-sheet/use-spec-sheet';
export { useMenu, useProduct } from './use-catalog';
