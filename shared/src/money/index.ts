export * from './allocate';
export * from './fen';
export * from './format';
