export { Fulfilment } from './fulfilment';
export { FulfilmentModule } from './fulfilment.module';
export { FulfilmentReader } from './fulfilment.read-model';
export type { ReserveRequest, StockClaim } from './fulfilment.types';
