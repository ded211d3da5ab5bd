export * from './clean-line';
export * from './graphemes';
export * from './mask-name';
export * from './phone';
