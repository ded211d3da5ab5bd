export { type HistoricOrder, HistoricOrders } from './historic-orders';
export { OrdersModule } from './orders.module';
export type { DeliveryTarget } from './orders.types';
