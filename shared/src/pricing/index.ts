export * from './calculate';
export * from './pipeline';
export * from './quote';
export * from './step';
