/** Cache keys of everything about the customer's orders; after a change, invalidate `ordersQueryKey` and the order's own. */
export const ordersQueryKey = ['orders'] as const;

export const orderQueryKey = (orderId: string) => ['order', orderId] as const;
