import {
  actionsFor,
  customerStatusLabel,
  hasPickupCode,
  isPayable,
  MAX_UNPAID_ORDERS,
  ORDER_ACTION_LABELS,
  ORDER_ACTIONS,
  ORDER_STATUSES,
  type OrderAction,
  type OrderStatus,
  PAYMENT_WINDOW_MINUTES,
  payBeforeOf,
  progressSteps,
  staffStatusLabel,
  statusWords,
} from '@tianpu/shared/orders';

const NOW = '2026-09-18T02:00:00.000Z';
const SOON = '2026-09-18T02:10:00.000Z';

describe('the customer’s buttons on an order', () => {
  const AFTER_PAYMENT: OrderAction[] = ['contact_store', 'order_again'];
  const PICKUP: Record<OrderStatus, OrderAction[]> = {
    pending_payment: ['pay', 'cancel'],
    paid: ['show_code', 'cancel', ...AFTER_PAYMENT],
    making: ['show_code', ...AFTER_PAYMENT],
    ready: ['show_code', ...AFTER_PAYMENT],
    delivering: AFTER_PAYMENT,
    picked_up: AFTER_PAYMENT,
    delivered: AFTER_PAYMENT,
    completed: AFTER_PAYMENT,
    cancelled: ['order_again'],
    refunding: AFTER_PAYMENT,
    partially_refunded: AFTER_PAYMENT,
    refunded: AFTER_PAYMENT,
  };

  it.each(ORDER_STATUSES)('%s, pickup and delivery', (status) => {
    const payBefore = status === 'pending_payment' ? SOON : null;
    expect(actionsFor({ status, mode: 'pickup', payBefore }, NOW)).toEqual(PICKUP[status]);
    const withoutCode = PICKUP[status].filter((action) => action !== 'show_code');
    expect(actionsFor({ status, mode: 'delivery', payBefore }, NOW)).toEqual(withoutCode);
  });

  it('a closed payment window takes the pay button away, although the order is not closed yet', () => {
    const order = { status: 'pending_payment', mode: 'pickup', payBefore: NOW } as const;
    expect(actionsFor(order, '2026-09-18T01:59:59.999Z')).toEqual(['pay', 'cancel']);
    expect(actionsFor(order, NOW)).toEqual(['cancel']);
  });

  it('every button has a label', () => {
    expect(ORDER_ACTIONS.map((action) => ORDER_ACTION_LABELS[action])).toEqual([
      '去付款',
      '取货码',
      '取消订单',
      '联系门店',
      '再来一单',
    ]);
  });

  it('a delivery never has a pickup code, an unpaid pickup not yet, a picked-up one no longer', () => {
    const withCode = ORDER_STATUSES.filter((status) => hasPickupCode({ status, mode: 'pickup' }));
    expect(withCode).toEqual(['paid', 'making', 'ready']);
    expect(ORDER_STATUSES.filter((status) => hasPickupCode({ status, mode: 'delivery' }))).toEqual([]);
  });
});

describe('fifteen minutes to pay', () => {
  it('closes an order placed just before midnight after midnight', () => {
    expect(PAYMENT_WINDOW_MINUTES).toBe(15);
    expect(MAX_UNPAID_ORDERS).toBe(3);
    expect(payBeforeOf('2026-12-31T15:50:00.000Z')).toEqual(new Date('2026-12-31T16:05:00.000Z'));
  });

  it.each([
    ['one millisecond before the end', 'pending_payment', NOW, '2026-09-18T01:59:59.999Z', true],
    ['at the end', 'pending_payment', NOW, NOW, false],
    ['after the end', 'pending_payment', NOW, SOON, false],
    ['when it is paid', 'paid', SOON, NOW, false],
    ['when it is cancelled', 'cancelled', SOON, NOW, false],
    ['when no end is known', 'pending_payment', null, NOW, false],
  ] as const)('%s', (_title, status, payBefore, now, expected) => {
    expect(isPayable({ status, payBefore }, now)).toBe(expected);
  });
});

describe('the four-step line of the order page', () => {
  const states = (status: OrderStatus, mode: 'pickup' | 'delivery') =>
    progressSteps(status, mode)
      ?.map((step) => step.state[0])
      .join('') ?? null;

  it.each([
    ['pending_payment', 'tttt', 'tttt'],
    ['paid', 'cttt', 'cttt'],
    ['making', 'dctt', 'dctt'],
    ['ready', 'ddct', 'dctt'],
    ['delivering', null, 'ddct'],
    ['picked_up', 'dddd', null],
    ['delivered', null, 'dddd'],
    ['completed', 'dddd', 'dddd'],
    ['cancelled', null, null],
    ['refunding', null, null],
    ['partially_refunded', null, null],
    ['refunded', null, null],
  ] as const)('%s: done, current and to do', (status, pickup, delivery) => {
    expect([states(status, 'pickup'), states(status, 'delivery')]).toEqual([pickup, delivery]);
  });

  it('tells when each step was reached', () => {
    const timeline = [
      { status: 'pending_payment', at: '2026-09-12T06:05:00.000Z' },
      { status: 'paid', at: '2026-09-12T06:06:00.000Z' },
      { status: 'making', at: '2026-09-17T23:32:00.000Z' },
    ] as const;
    expect(progressSteps('making', 'pickup', timeline)).toEqual([
      { label: '已付款', state: 'done', at: '2026-09-12T06:06:00.000Z' },
      { label: '制作中', state: 'current', at: '2026-09-17T23:32:00.000Z' },
      { label: '待取', state: 'todo', at: null },
      { label: '已完成', state: 'todo', at: null },
    ]);
    expect(progressSteps('paid', 'delivery')?.map((step) => step.label)).toEqual([
      '已付款',
      '制作中',
      '配送中',
      '已送达',
    ]);
  });
});

describe('words for a status', () => {
  it.each(ORDER_STATUSES)('%s has words for the customer, the staff and the headline', (status) => {
    for (const mode of ['pickup', 'delivery'] as const) {
      const words = statusWords(status, mode);
      expect(customerStatusLabel(status, mode)).toBe(words.customer);
      expect(staffStatusLabel(status, mode)).toBe(words.staff);
      expect(
        [words.customer, words.staff, words.headline].every((text) => /^[\u4e00-\u9fa5，]{2,12}$/.test(text)),
      ).toBe(true);
    }
  });

  it('no two statuses look the same to a customer', () => {
    for (const mode of ['pickup', 'delivery'] as const) {
      expect(new Set(ORDER_STATUSES.map((status) => customerStatusLabel(status, mode))).size).toBe(
        ORDER_STATUSES.length,
      );
    }
  });

  it('a finished cake waits for the customer or for the courier', () => {
    expect([customerStatusLabel('ready', 'pickup'), customerStatusLabel('ready', 'delivery')]).toEqual([
      '待取货',
      '待配送',
    ]);
    expect([staffStatusLabel('ready', 'pickup'), staffStatusLabel('ready', 'delivery')]).toEqual([
      '可取',
      '待配送',
    ]);
  });
});
