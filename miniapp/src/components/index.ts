/** The design system: no business words. Import from here. */
export * from './button';
export * from './card';
export * from './chip';
export * from './confirm-sheet';
export * from './icon';
export * from './nav-bar';
export * from './notice';
export * from './page';
export * from './picture';
export * from './price';
export * from './segmented';
export * from './sheet';
export * from './skeleton';
export * from './state-view';
export * from './stepper';
export * from './tag';
export * from './text-input';
