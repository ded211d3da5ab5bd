export * from './delivery';
export * from './lead-time';
export * from './opening-hours';
export * from './slots';
