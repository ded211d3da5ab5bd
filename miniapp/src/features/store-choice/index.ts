export { chooseMode, chooseStore, useStoreChoiceState } from './store-choice-state';
export { type StoreOption, storeOptions } from './store-option';
export { useStoreChoice } from './use-store-choice';
