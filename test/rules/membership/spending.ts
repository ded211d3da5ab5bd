import type { SpendRecord } from '@tianpu/shared/membership';

/** Completed orders, `[shop date, yuan]`, at noon in the shop. */
export const bought = (...orders: [on: string, yuan: number][]): SpendRecord[] =>
  orders.map(([on, yuan], index) => ({ orderId: `o${index}`, at: noon(on), netFen: Math.round(yuan * 100) }));

export const noon = (on: string) => new Date(Date.parse(`${on}T12:00:00.000+08:00`)).toISOString();
