export { OffersModule } from './offers.module';
export { OffersReader } from './offers.read-model';
export { type OfferDraft, OffersStore } from './offers.store';
