import { create } from 'zustand';

export type OrdersSegment = 'active' | 'all';

/** Which part of the order list is shown; other pages lead to either. */
export const useOrdersSegment = create<{ segment: OrdersSegment }>(() => ({ segment: 'active' }));

export const chooseOrdersSegment = (segment: OrdersSegment) => useOrdersSegment.setState({ segment });
