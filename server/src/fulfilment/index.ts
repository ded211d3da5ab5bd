export { Fulfilment } from './fulfilment';
export { fulfilmentInvariants, RESERVATIONS_SQL } from './fulfilment.invariants';
export { FulfilmentModule } from './fulfilment.module';
export { FulfilmentReader } from './fulfilment.read-model';
export type { ReserveRequest, StockClaim } from './fulfilment.types';
