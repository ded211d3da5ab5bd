export * from './benefit';
export * from './states';
export * from './template';
