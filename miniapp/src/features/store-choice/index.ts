export { MODE_OPTIONS } from './mode-options';
export { chooseMode, chooseStore, useStoreChoiceState } from './store-choice-state';
export { type StoreOption, storeOptions } from './store-option';
export { StoreSheet } from './store-sheet';
export { type StoreChoice, useStoreChoice } from './use-store-choice';
