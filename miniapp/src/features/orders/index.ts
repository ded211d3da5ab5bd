export { AmountList } from './amount-list';
export { type AmountRow, type Amounts, amountRows } from './amounts.view';
export { EarnLine, GiftList } from './extras';
export { orderQueryKey, ordersQueryKey } from './keys';
export { LineList, type ShownLine } from './line-list';
export { payWith } from './pay-order';
export { chooseOrdersSegment, type OrdersSegment, useOrdersSegment } from './segment-state';
export { forgetOrder, usePayAgain } from './use-pay-again';
