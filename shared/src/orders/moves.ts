import type { FulfilmentMode } from '../api/fulfilment';
import type { StaffRole } from '../api/identity';
import type { OrderStatus } from './status';

/** Who moves an order: the customer it belongs to, a member of staff in a role, or the shop's own machinery. */
export const MOVE_ROLES = ['customer', 'counter', 'baker', 'manager', 'owner', 'system'] as const;
export type MoveRole = 'customer' | StaffRole | 'system';

export interface MoveOrigin {
  from: readonly OrderStatus[];
  by: readonly MoveRole[];
  /** Only orders of this mode; absent = both. */
  mode?: FulfilmentMode;
}

const EVERY_STAFF = ['counter', 'baker', 'manager', 'owner'] as const;
const AT_THE_COUNTER = ['counter', 'manager', 'owner'] as const;
const IN_CHARGE = ['manager', 'owner'] as const;

/**
 * The whole status machine: for each status, where an order may come from and who may bring it there. The server
 * asks it before it changes anything, the app asks it which buttons to draw. What is not written here is refused.
 *
 * - Money moves (`paid`, the ends of a refund) belong to the system alone: WeChat's word, never a person's.
 * - Until baking starts the customer may cancel: an unpaid order is `cancelled`, a paid one goes to `refunding`
 *   and gets everything back; afterwards a refund needs somebody in charge.
 * - A cake is handed over from `ready` only. Goods from the display skip `making`: `paid` → `ready` is one tap.
 *
 * Example: `paid` is reached from `pending_payment` by `system` and in no other way.
 */
export const MOVES: Readonly<Record<OrderStatus, readonly MoveOrigin[]>> = {
  pending_payment: [],
  paid: [{ from: ['pending_payment'], by: ['system'] }],
  making: [{ from: ['paid'], by: EVERY_STAFF }],
  ready: [{ from: ['paid', 'making'], by: EVERY_STAFF }],
  delivering: [{ from: ['ready'], by: AT_THE_COUNTER, mode: 'delivery' }],
  picked_up: [{ from: ['ready'], by: AT_THE_COUNTER, mode: 'pickup' }],
  delivered: [{ from: ['delivering'], by: AT_THE_COUNTER, mode: 'delivery' }],
  completed: [{ from: ['picked_up', 'delivered'], by: ['system'] }],
  cancelled: [{ from: ['pending_payment'], by: ['customer', 'system'] }],
  refunding: [
    { from: ['paid'], by: ['customer'] },
    {
      from: [
        'paid',
        'making',
        'ready',
        'delivering',
        'picked_up',
        'delivered',
        'completed',
        'partially_refunded',
      ],
      by: IN_CHARGE,
    },
  ],
  partially_refunded: [{ from: ['refunding'], by: ['system'] }],
  refunded: [{ from: ['refunding'], by: ['system'] }],
};

export interface Move {
  from: OrderStatus;
  to: OrderStatus;
  by: MoveRole;
  mode: FulfilmentMode;
}

/**
 * Whether the table allows one move.
 *
 * Example: `canMove({from: 'ready', to: 'picked_up', by: 'counter', mode: 'pickup'})` is true; by `baker`, for a
 * delivery, or from `picked_up` again it is false.
 */
export function canMove({ from, to, by, mode }: Move): boolean {
  return MOVES[to].some(
    (origin) =>
      origin.from.includes(from) &&
      origin.by.includes(by) &&
      (origin.mode === undefined || origin.mode === mode),
  );
}

/**
 * Every status a role may bring an order to, in the order of the table.
 *
 * Example: `movesFor('paid', 'baker', 'pickup')` is `['making', 'ready']`; a manager may also start a refund.
 */
export function movesFor(status: OrderStatus, by: MoveRole, mode: FulfilmentMode): OrderStatus[] {
  return ALL_TARGETS.filter((to) => canMove({ from: status, to, by, mode }));
}

/**
 * Statuses from which a role may move to `to`: the `IN (…)` of the server's conditional update.
 *
 * Example: `originsOf('ready', 'counter', 'pickup')` is `['paid', 'making']`.
 */
export function originsOf(to: OrderStatus, by: MoveRole, mode: FulfilmentMode): OrderStatus[] {
  return ALL_TARGETS.filter((from) => canMove({ from, to, by, mode }));
}

/**
 * The moves staff make with one tap. The others need more than a tap: a verified pickup code, or a refund.
 *
 * Example: `tapMovesFor('ready', 'counter', 'pickup')` is `[]` (scan the code), for a delivery `['delivering']`.
 */
export function tapMovesFor(status: OrderStatus, by: StaffRole, mode: FulfilmentMode): OrderStatus[] {
  return movesFor(status, by, mode).filter((to) => TAP_MOVES.includes(to));
}

/** Statuses that `POST /staff/orders/:orderId/moves` may name. */
export const TAP_MOVES: readonly OrderStatus[] = ['making', 'ready', 'delivering', 'delivered'];

/**
 * Where the customer's own cancellation leads, or null when it is too late for one.
 *
 * Example: unpaid → `cancelled`; paid and not begun → `refunding` (all of it comes back); in the making → null.
 */
export function cancellationTarget(status: OrderStatus): 'cancelled' | 'refunding' | null {
  if (canMove({ from: status, to: 'cancelled', by: 'customer', mode: 'pickup' })) return 'cancelled';
  return canMove({ from: status, to: 'refunding', by: 'customer', mode: 'pickup' }) ? 'refunding' : null;
}

const ALL_TARGETS = Object.keys(MOVES) as OrderStatus[];
