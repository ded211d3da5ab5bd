export * from './binding';
export * from './code';
export * from './progress';
export * from './standing';
