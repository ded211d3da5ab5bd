export * from './format';
export * from './months';
export * from './parse';
export * from './shop-time';
