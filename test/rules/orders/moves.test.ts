import {
  cancellationTarget,
  canMove,
  HANDED_OVER_STATUSES,
  isHandedOver,
  isLate,
  isPaid,
  MOVE_ROLES,
  type MoveRole,
  moveLabel,
  movesFor,
  ORDER_STATUSES,
  type OrderStatus,
  OWED_STATUSES,
  originsOf,
  PAID_STATUSES,
  RELEASED_STATUSES,
  TAP_MOVES,
  TO_MAKE_STATUSES,
  tapMovesFor,
} from '@tianpu/shared/orders';

const MODES = ['pickup', 'delivery'] as const;
type Mode = (typeof MODES)[number];

/**
 * The shop's handbook, written down a second time and the other way round, role by role: everything each of them can do,
 * as `from → to`. `(p)` and `(d)` mark what is done with pickups or deliveries only.
 */
const HANDBOOK: Record<MoveRole, string[]> = {
  customer: ['pending_payment → cancelled', 'paid → refunding'],
  baker: ['paid → making', 'paid → ready', 'making → ready'],
  counter: [
    'paid → making',
    'paid → ready',
    'making → ready',
    'ready → picked_up (p)',
    'ready → delivering (d)',
    'delivering → delivered (d)',
  ],
  manager: [
    'paid → making',
    'paid → ready',
    'making → ready',
    'ready → picked_up (p)',
    'ready → delivering (d)',
    'delivering → delivered (d)',
    'paid → refunding',
    'making → refunding',
    'ready → refunding',
    'delivering → refunding',
    'picked_up → refunding',
    'delivered → refunding',
    'completed → refunding',
    'partially_refunded → refunding',
  ],
  owner: [],
  system: [
    'pending_payment → paid',
    'pending_payment → cancelled',
    'picked_up → completed',
    'delivered → completed',
    'refunding → partially_refunded',
    'refunding → refunded',
  ],
};
HANDBOOK.owner = HANDBOOK.manager;

const isInHandbook = (by: MoveRole, from: OrderStatus, to: OrderStatus, mode: Mode) =>
  HANDBOOK[by].some((entry) => entry === `${from} → ${to}` || entry === `${from} → ${to} (${mode[0]})`);

describe('who may move an order where', () => {
  const everyPair = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to) => [from, to] as const));

  it.each(everyPair)('%s → %s, by every role, for pickup and delivery', (from, to) => {
    for (const by of MOVE_ROLES) {
      for (const mode of MODES) {
        const allowed = canMove({ from, to, by, mode });
        expect({ by, mode, allowed }).toEqual({ by, mode, allowed: isInHandbook(by, from, to, mode) });
        expect(movesFor(from, by, mode).includes(to)).toBe(allowed);
        expect(originsOf(to, by, mode).includes(from)).toBe(allowed);
      }
    }
  });

  it('walks every line of the handbook: none of them is a typing mistake', () => {
    for (const by of MOVE_ROLES) {
      for (const entry of HANDBOOK[by]) {
        const hits = everyPair.filter(([from, to]) =>
          MODES.some((mode) => entry.startsWith(`${from} → ${to}`) && isInHandbook(by, from, to, mode)),
        );
        expect({ entry, hits: hits.length > 0 }).toEqual({ entry, hits: true });
      }
    }
  });

  it('nothing stays where it is, and nothing comes back to waiting for payment', () => {
    for (const by of MOVE_ROLES) {
      for (const mode of MODES) {
        for (const status of ORDER_STATUSES) {
          expect(canMove({ from: status, to: status, by, mode })).toBe(false);
          expect(canMove({ from: status, to: 'pending_payment', by, mode })).toBe(false);
        }
      }
    }
  });

  it('P16: no person and no late answer moves a paid order back to unpaid or makes an order paid but the system', () => {
    for (const by of MOVE_ROLES) {
      expect(originsOf('paid', by, 'pickup')).toEqual(by === 'system' ? ['pending_payment'] : []);
    }
  });

  it('INV-10: a pickup is handed over from ready alone, so never twice and never during a refund', () => {
    for (const by of MOVE_ROLES) {
      const atTheCounter = by === 'counter' || by === 'manager' || by === 'owner';
      expect(originsOf('picked_up', by, 'pickup')).toEqual(atTheCounter ? ['ready'] : []);
      expect(originsOf('picked_up', by, 'delivery')).toEqual([]);
    }
  });

  it.each(MODES)('a paid %s order can reach the customer and be completed', (mode) => {
    const reached = new Set<OrderStatus>(['pending_payment']);
    for (const status of reached) {
      for (const by of MOVE_ROLES) {
        for (const to of movesFor(status, by, mode)) reached.add(to);
      }
    }
    const neverReached = mode === 'pickup' ? ['delivering', 'delivered'] : ['picked_up'];
    expect(ORDER_STATUSES.filter((status) => !reached.has(status))).toEqual(neverReached);
  });
});

describe('staff move orders with one tap', () => {
  it('a finished pickup waits for its code, a finished delivery for the courier', () => {
    expect(tapMovesFor('paid', 'baker', 'pickup')).toEqual(['making', 'ready']);
    expect(tapMovesFor('ready', 'counter', 'pickup')).toEqual([]);
    expect(tapMovesFor('ready', 'counter', 'delivery')).toEqual(['delivering']);
    expect(tapMovesFor('ready', 'baker', 'delivery')).toEqual([]);
    expect(tapMovesFor('completed', 'owner', 'pickup')).toEqual([]);
  });

  it('every tap has a label of its own', () => {
    const labels = TAP_MOVES.map(moveLabel);
    expect(labels).toEqual(['开始制作', '做好了', '交骑手', '已送达']);
  });

  it('a move without a button of its own is called by its status', () => {
    expect(moveLabel('picked_up')).toBe('确认交付');
    expect(moveLabel('completed')).toBe('已完成');
  });
});

describe('the customer cancels', () => {
  it.each(ORDER_STATUSES)('an order that is %s', (status) => {
    const expected: Partial<Record<OrderStatus, string>> = {
      pending_payment: 'cancelled',
      paid: 'refunding',
    };
    expect(cancellationTarget(status)).toBe(expected[status] ?? null);
  });
});

describe('sets of statuses', () => {
  it('INV-3: exactly these orders have a successful payment behind them', () => {
    expect(ORDER_STATUSES.filter((status) => !isPaid(status))).toEqual(['pending_payment', 'cancelled']);
    expect(PAID_STATUSES).toHaveLength(ORDER_STATUSES.length - 2);
  });

  it('an order is unpaid, owed, handed over, on its way back or given up, and never two of them', () => {
    const refunds: OrderStatus[] = ['refunding', 'partially_refunded', 'refunded'];
    const groups = [['pending_payment', 'cancelled'], OWED_STATUSES, HANDED_OVER_STATUSES, refunds];
    expect(groups.flat().sort()).toEqual([...ORDER_STATUSES].sort());
    expect(TO_MAKE_STATUSES.every((status) => OWED_STATUSES.includes(status))).toBe(true);
    expect(RELEASED_STATUSES).toEqual(['cancelled', 'refunded']);
    expect(ORDER_STATUSES.filter(isHandedOver)).toEqual(['picked_up', 'delivered', 'completed']);
  });

  it.each(ORDER_STATUSES)('late is what is paid and owed after its slot: %s', (status) => {
    const order = { status, slotEndsAt: '2026-09-18T03:00:00.000Z' };
    expect(isLate(order, '2026-09-18T02:59:59.999Z')).toBe(false);
    expect(isLate(order, '2026-09-18T03:00:00.000Z')).toBe(OWED_STATUSES.includes(status));
  });
});
