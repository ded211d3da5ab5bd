export { StoresModule } from './stores.module';
export { type SlotRule, type StoreDraft, StoresReader, StoresStore } from './stores.store';
