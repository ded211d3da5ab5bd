export { orderBenefitsInvariants } from './benefits.invariants';
export { type HistoricOrder, HistoricOrders } from './historic-orders';
export { ordersInvariants } from './orders.invariants';
export { OrdersModule } from './orders.module';
export type { DeliveryTarget } from './orders.types';
