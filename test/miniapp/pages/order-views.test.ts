import { amountRows } from '@/features/orders/amounts.view';
import { isActive, mayHoldActive, orderRow, orderRows } from '@/pages/orders/orders.view';
import { MAX_CHECKS, payResultView } from '@/subpackages/checkout/pay-result/pay-result.view';
import { nextCodeMs, orderDetailView } from '@/subpackages/order/detail/order-detail.view';
import { anUnpaidOrder, aPlacedOrder } from '../support/orders';
import { anOrder, NOW } from '../support/shop';

const AFTER_DEADLINE = new Date('2026-09-18T06:15:00.000Z');

describe('every yuan explained', () => {
  test.each([
    [
      'a pickup without any rule',
      { goodsTotalFen: 19800, adjustments: [], mode: 'pickup' as const, itemCount: 1 },
      ['商品 ¥198.00', '到店自提 免费'],
    ],
    [
      'a delivery with a fee',
      {
        goodsTotalFen: 4800,
        adjustments: [{ label: '外送费 2.6 km', amountFen: 600 }],
        mode: 'delivery' as const,
        itemCount: 3,
      },
      ['商品 ¥48.00', '外送费 2.6 km +¥6.00'],
    ],
    [
      'a fee that is waived, and something taken off',
      {
        goodsTotalFen: 128605,
        adjustments: [
          { label: '满减', amountFen: -2000 },
          { label: '外送费（满 ¥199 免）', amountFen: 0 },
        ],
        mode: 'delivery' as const,
        itemCount: 3,
      },
      ['商品 ¥1,286.05', '满减 −¥20.00', '外送费（满 ¥199 免） 免费'],
    ],
    [
      'a delivery to nowhere yet',
      { goodsTotalFen: 4800, adjustments: [], mode: 'delivery' as const, itemCount: 1, isFeeOpen: true },
      ['商品 ¥48.00', '外送费 填好地址后算'],
    ],
  ])('%s', (_, amounts, rows) => {
    expect(amountRows(amounts).map((row) => `${row.label} ${row.text}`)).toEqual(rows);
  });
});

describe('after the payment sheet', () => {
  const ok = { wxpay: 'ok', checks: 1 };

  test('a paid pickup shows its code, when and where', () => {
    expect(payResultView(aPlacedOrder(), ok, NOW)).toMatchObject({
      kind: 'paid',
      pickupCode: '5208',
      next: [
        { label: '取货时间', text: '今天 周五 18:30–19:00' },
        { label: '取货门店', text: '武林店 · 延安路 468 号' },
      ],
    });
  });

  test('a sheet that said ok is waited for, then not any more', () => {
    expect(payResultView(anUnpaidOrder(), ok, NOW).kind).toBe('checking');
    expect(payResultView(anUnpaidOrder(), { wxpay: 'ok', checks: MAX_CHECKS }, NOW)).toMatchObject({
      kind: 'unpaid',
      title: '还没收到付款',
    });
  });

  test('a cancelled sheet says until when it is kept, without pressure', () => {
    expect(payResultView(anUnpaidOrder(), { wxpay: 'cancel', checks: 1 }, NOW)).toMatchObject({
      kind: 'unpaid',
      text: '请在 14:15 前付款，时间和蛋糕先替您留着。',
      next: [
        { label: '应付', text: '¥198' },
        { label: '还留着', text: '9 分钟' },
      ],
    });
  });

  test('the word of the sheet does not make an order paid', () => {
    expect(payResultView(anUnpaidOrder(), ok, AFTER_DEADLINE).kind).toBe('closed');
  });

  test.each([
    ['unpaid', null, '没有在时间内付款'],
    ['customer', null, '您取消了这笔订单'],
    ['late_payment_refunded', { amountFen: 19800, status: 'processing' as const }, '¥198 会全额原路退回'],
  ] as const)('a closed order (%s) says why and what becomes of the money', (closedBecause, refund, text) => {
    const order = anUnpaidOrder({ status: 'cancelled', closedBecause, refund });
    expect(payResultView(order, ok, NOW)).toMatchObject({
      kind: 'closed',
      text: expect.stringContaining(text),
    });
  });
});

describe('the list of orders', () => {
  test('an unpaid order says until when, and can be paid from the list', () => {
    const order = anOrder({ status: 'pending_payment', payBefore: '2026-09-18T06:15:00.000Z' });
    expect(orderRow(order, NOW)).toMatchObject({
      payText: '请在 14:15 前付款',
      action: 'pay',
      statusTone: 'berry',
    });
    expect(orderRow(order, AFTER_DEADLINE)).toMatchObject({
      action: null,
      payText: '超过 15 分钟未付，正在关闭',
    });
  });

  test('a ready pickup offers its code', () => {
    expect(orderRow(anOrder({ status: 'ready' }), NOW)).toMatchObject({
      statusText: '待取货',
      action: 'show_code',
      timeText: '今天 周五 18:30 取',
    });
    expect(orderRow(anOrder({ status: 'ready', mode: 'delivery' }), NOW)).toMatchObject({
      statusText: '待配送',
      action: null,
    });
  });

  test.each([
    [[{ productName: '可颂', thumbnailUrl: 'a', quantity: 1 }], 1, '可颂', ['a']],
    [[{ productName: '可颂', thumbnailUrl: 'a', quantity: 4 }], 4, '可颂 ×4', ['a']],
    [
      [
        { productName: '草莓云朵', thumbnailUrl: 'b', quantity: 1 },
        { productName: '草莓云朵', thumbnailUrl: 'b', quantity: 1 },
        { productName: '可颂', thumbnailUrl: 'a', quantity: 1 },
      ],
      3,
      '草莓云朵 等 3 件',
      ['b', 'a'],
    ],
  ])('names what it is', (lines, itemCount, nameText, pictures) => {
    expect(orderRow(anOrder({ lines, itemCount }), NOW)).toMatchObject({ nameText, pictures });
  });

  test('under way is what still has to be paid, made, handed over or refunded', () => {
    const underWay = ['pending_payment', 'paid', 'making', 'ready', 'delivering', 'refunding'] as const;
    expect(underWay.filter((status) => !isActive(status))).toEqual([]);
    const done = anOrder({ id: 'done', status: 'completed' });
    const rows = (segment: 'active' | 'all') =>
      orderRows([anOrder(), done], segment, NOW).map((row) => row.id);
    expect(rows('active')).toEqual(['order-1']);
    expect(rows('all')).toEqual(['order-1', 'done']);
  });

  test('older pages are not read for orders under way once a month has passed', () => {
    expect(mayHoldActive(anOrder({ placedAt: '2026-08-20T06:06:00.000Z' }), NOW)).toBe(true);
    expect(mayHoldActive(anOrder({ placedAt: '2026-08-19T06:06:00.000Z' }), NOW)).toBe(false);
    expect(mayHoldActive(undefined, NOW)).toBe(false);
  });
});

describe('the page of an order', () => {
  test.each([
    [anUnpaidOrder(), '等您付款', '请在 14:15 前付款', ['pay', 'cancel']],
    [
      aPlacedOrder(),
      '订单已收到',
      '到武林店取，开始制作前可以全额取消',
      ['show_code', 'cancel', 'contact_store', 'order_again'],
    ],
    [
      aPlacedOrder({ status: 'making' }),
      '蛋糕正在做',
      '预计 18:30 可取',
      ['show_code', 'contact_store', 'order_again'],
    ],
    [
      aPlacedOrder({ status: 'ready' }),
      '做好了，等您来取',
      '到武林店出示取货码',
      ['show_code', 'contact_store', 'order_again'],
    ],
    [aPlacedOrder({ status: 'picked_up' }), '已取货，请慢用', '谢谢光临', ['contact_store', 'order_again']],
    [
      aPlacedOrder({ status: 'cancelled', closedBecause: 'unpaid' }),
      '订单已取消',
      '没有在时间内付款',
      ['order_again'],
    ],
    [
      aPlacedOrder({ status: 'refunding', closedBecause: 'late_payment_refunded' }),
      '订单已关闭，款会退回',
      '钱会全额退给您',
      ['contact_store', 'order_again'],
    ],
    [
      aPlacedOrder({ status: 'delivering', mode: 'delivery' }),
      '正在送来',
      '到之前会打电话',
      ['contact_store', 'order_again'],
    ],
  ])('says the state in words and offers what can be done', (order, headline, text, actions) => {
    const view = orderDetailView(order, NOW);
    expect([view.headline, view.actions]).toEqual([headline, actions]);
    expect(view.text).toContain(text);
  });

  test('the four steps carry their times', () => {
    const order = aPlacedOrder({
      status: 'making',
      timeline: [
        { status: 'paid', at: '2026-09-17T06:06:00.000Z' },
        { status: 'making', at: '2026-09-18T05:32:00.000Z' },
      ],
    });
    expect(orderDetailView(order, NOW).steps).toMatchObject([
      { label: '已付款', state: 'done', timeText: '昨天 14:06' },
      { label: '制作中', state: 'current', timeText: '今天 13:32' },
      { label: '待取', state: 'todo', timeText: '' },
      { label: '已完成', state: 'todo', timeText: '' },
    ]);
    expect(orderDetailView(aPlacedOrder({ status: 'refunded' }), NOW).steps).toBeNull();
  });

  test.each([
    ['processing', '¥198 正在退回', 'honey'],
    ['succeeded', '¥198 已退回', 'matcha'],
    ['failed', '¥198 没退成功', 'berry'],
  ] as const)('a refund that is %s says so', (status, title, tone) => {
    const order = aPlacedOrder({ status: 'refunding', refund: { amountFen: 19800, status } });
    expect(orderDetailView(order, NOW).refund).toMatchObject({ title, tone });
  });

  test('cancelling says what happens to the money before the tap', () => {
    expect(orderDetailView(anUnpaidOrder(), NOW).cancel?.text).toContain('还没有扣款');
    expect(orderDetailView(aPlacedOrder(), NOW).cancel?.text).toContain('¥198 会全额原路退回');
    expect(orderDetailView(aPlacedOrder({ status: 'making' }), NOW).cancel).toBeNull();
  });

  test('the code is shown only while it can be used, the number in groups', () => {
    expect(orderDetailView(aPlacedOrder(), NOW)).toMatchObject({
      pickupCode: '5208',
      numberText: 'TP 2609 1814 06372',
    });
    expect(
      orderDetailView(aPlacedOrder({ status: 'picked_up', pickupCode: null }), NOW).pickupCode,
    ).toBeNull();
  });

  test('asks again while something can change, and rests afterwards', () => {
    const poll = (status: 'pending_payment' | 'paid' | 'refunding' | 'completed' | 'cancelled') =>
      orderDetailView(aPlacedOrder({ status }), NOW).pollMs;
    expect([poll('pending_payment'), poll('paid'), poll('refunding')].every((ms) => Number(ms) > 0)).toBe(
      true,
    );
    expect([poll('completed'), poll('cancelled')]).toEqual([false, false]);
  });

  test('the next code is fetched when the server says, within a minute whatever this phone believes the time is', () => {
    const now = NOW.getTime();
    const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString();
    expect(nextCodeMs(inSeconds(40), now)).toBe(40_500);
    expect(nextCodeMs(inSeconds(600), now)).toBe(60_000);
    expect(nextCodeMs(inSeconds(-300), now)).toBe(5000);
  });
});
