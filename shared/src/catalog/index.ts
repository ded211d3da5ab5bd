export * from './allergens';
export * from './choice';
export * from './lead-time-label';
export * from './skus';
