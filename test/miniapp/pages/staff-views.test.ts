import { ApiProblem } from '@/api/problem';
import { actsFor, lateText, slotText, staffRowView } from '@/subpackages/staff/parts/staff-order.view';
import { missingText, refusalText } from '@/subpackages/staff/sign-in/sign-in.view';
import { type TodayFilter, todayView } from '@/subpackages/staff/today/today.view';
import { readCode, typed, verifyView } from '@/subpackages/staff/verify/verify.view';
import { aStaffDay, aStaffRow } from '../support/orders';

/** 14:46 on the shop's wall, 16 minutes after the slot of 14:00–14:30. */
const NOW = new Date('2026-09-18T06:46:00.000Z');

describe('a row of the counter', () => {
  test('a late one says how late, and who', () => {
    expect(staffRowView(aStaffRow({ isLate: true, note: '数字蜡烛' }), 'counter', NOW)).toMatchObject({
      code: '5208',
      timeText: '14:00',
      whatText: '草莓云朵奶油蛋糕 6 寸',
      chip: { text: '晚 16 分', tone: 'late' },
      whoText: '王** · 有备注',
    });
  });

  test.each([
    ['paid', 'pickup', 'counter', ['开始制作', '做好了']],
    ['making', 'pickup', 'baker', ['做好了']],
    ['ready', 'pickup', 'counter', ['交付']],
    ['ready', 'pickup', 'baker', []],
    ['ready', 'delivery', 'manager', ['交骑手']],
    ['delivering', 'delivery', 'counter', ['已送达']],
    ['picked_up', 'pickup', 'owner', []],
    ['pending_payment', 'pickup', 'owner', []],
  ] as const)('%s %s seen by %s offers %j', (status, mode, role, labels) => {
    expect(actsFor({ status, mode }, role).map((act) => act.label)).toEqual(labels);
  });

  test('a delivery, which has no code, is known by the end of its number', () => {
    expect(staffRowView(aStaffRow({ pickupCode: null, mode: 'delivery' }), 'counter', NOW).code).toBe('6372');
  });

  test.each([
    ['2026-09-18T06:30:00.000Z', '晚 16 分'],
    ['2026-09-18T06:46:00.000Z', '晚 1 分'],
    ['2026-09-18T05:41:00.000Z', '晚 1 小时 5 分'],
    ['2026-09-16T06:30:00.000Z', '晚 2 天'],
  ])('a slot that ended at %s is %s', (endsAt, text) => {
    expect(lateText(endsAt, NOW)).toBe(text);
  });

  test('a slot is read with both ends', () => {
    expect(slotText(aStaffRow())).toBe('14:00–14:30');
  });
});

describe('today', () => {
  const late = aStaffRow({ id: 'late', isLate: true });
  const later = aStaffRow({
    id: 'later',
    status: 'paid',
    slotStartsAt: '2026-09-18T07:30:00.000Z',
    slotEndsAt: '2026-09-18T08:00:00.000Z',
  });
  const soon = aStaffRow({
    id: 'soon',
    status: 'making',
    slotStartsAt: '2026-09-18T06:30:00.000Z',
    slotEndsAt: '2026-09-18T07:00:00.000Z',
  });
  const done = aStaffRow({ id: 'done', status: 'picked_up' });
  const view = (orders: (typeof late)[], counts = {}, filter: TodayFilter = 'todo') =>
    todayView({ day: aStaffDay(orders, counts), filter, role: 'counter', now: NOW });

  test('late ones come first, then slot by slot; what is done is not in the way', () => {
    const shown = view([later, done, soon, late], { late: 1, toMake: 2 });
    expect(shown.late.map((row) => row.id)).toEqual(['late']);
    expect(shown.groups.map(({ slot, remark, rows }) => [slot, remark, rows.map((row) => row.id)])).toEqual([
      ['14:30–15:00', '现在 · 1 单', ['soon']],
      ['15:30–16:00', '1 单', ['later']],
    ]);
  });

  test.each([
    [[late], { late: 1 }, 'stop', '1 单过了时间，先处理这几单'],
    [[later, soon], { toMake: 2 }, 'plain', '2 单要做，先做 14:30 的'],
    [[aStaffRow()], { ready: 1 }, 'plain', '1 单做好了，等着交付'],
    [[done], { handedOver: 1 }, 'good', '今天 1 单都交完了'],
    [[], {}, 'plain', '还没有单，先把柜台理好'],
  ])('one sentence says what to do next', (orders, counts, tone, sentence) => {
    expect(view(orders, counts)).toMatchObject({ tone, sentence });
  });

  test('the counts on the chips are those of the rows behind them', () => {
    const shown = view([later, done, soon, late]);
    expect(shown.filters.map(({ label, count }) => `${label} ${count}`)).toEqual([
      '待办 3',
      '可取 1',
      '要做 2',
      '外送 0',
      '已交 1',
      '未付款 0',
    ]);
    expect(view([late], {}, 'making').empty?.title).toBe('这一类没有单');
    expect(view([]).empty?.title).toBe('今天还没有单');
    expect(view([done]).empty?.title).toBe('没有待办的单');
  });
});

describe('handing over', () => {
  const refused = (code: ApiProblem['code'], params = {}) =>
    verifyView({ kind: 'refused', code: '5208', problem: new ApiProblem(code, 409, params) }, 'counter', NOW);

  test('the order on the table is compared before it is handed over', () => {
    expect(verifyView({ kind: 'found', order: aStaffRow() }, 'counter', NOW)).toMatchObject({
      tone: 'plain',
      sentence: '核对 1 件，交给 王**',
      act: 'hand_over',
    });
  });

  test.each([
    [aStaffRow({ status: 'making' }), 'counter', 'make_ready', '这单还没做好（制作中）'],
    [aStaffRow({ status: 'pending_payment' }), 'counter', null, '这单现在不能交付（未付款）'],
    [aStaffRow({ status: 'ready' }), 'baker', null, '这单现在不能交付（可取）'],
  ] as const)('what cannot be handed over stops the hand', (order, role, act, sentence) => {
    expect(verifyView({ kind: 'found', order }, role, NOW)).toMatchObject({ tone: 'stop', act, sentence });
  });

  test('a second time says when and by whom', () => {
    expect(refused('pickup.already_verified', { at: '2026-09-18T06:32:00.000Z', by: '小陈' })).toMatchObject({
      tone: 'stop',
      sentence: '这单已经取走，不要再交付',
      detail: { title: '已于 今天 14:32 由 小陈 核销', text: '14 分钟前' },
    });
    expect(refused('pickup.already_verified', { at: null, by: null }).detail?.title).toBe('已经核销');
  });

  test.each([
    ['pickup.code_unknown', '没有找到这个取货码'],
    ['pickup.code_expired', '这个二维码过期了'],
    ['payment.refund_in_progress', '这单在退款，不要交付'],
    ['pickup.not_ready', '这一单还没做好，请稍等'],
    ['network.no_answer', '没连上网，请检查网络后再试一次'],
  ] as const)('%s reads %s', (code, sentence) => {
    expect(refused(code)).toMatchObject({ tone: 'stop', act: null, sentence });
  });

  test.each([
    [30, '错码试得太多，请 30 秒后再试'],
    [754, '错码试得太多，请 13 分钟后再试'],
  ])('too many wrong codes say how long to wait', (retryAfterSeconds, sentence) => {
    expect(refused('request.too_many', { retryAfterSeconds }).sentence).toBe(sentence);
  });

  test('the end is said with the time', () => {
    const state = {
      kind: 'done' as const,
      order: aStaffRow({ customerName: '顾客' }),
      at: NOW.toISOString(),
    };
    expect(verifyView(state, 'counter', NOW)).toMatchObject({
      tone: 'good',
      label: '已交付 · 14:46',
      sentence: '交给了顾客',
    });
  });

  test.each([
    ['52', '0', '520'],
    ['5208', '1', '5208'],
    ['52', 'back', '5'],
    ['', 'back', ''],
  ])('%j and the key %s is %j', (before, key, after) => {
    expect(typed(before, key)).toBe(after);
  });

  test('only a code of ours is sent', () => {
    expect(readCode(' 5208 ')).toBe('5208');
    expect(readCode('https://example.org/x')).toBeNull();
    expect(readCode('tp1.01M80RVY4Q0QEDBJNF3797J4Y0.29397966.0123456789abcdef')).toBe(
      'tp1.01M80RVY4Q0QEDBJNF3797J4Y0.29397966.0123456789abcdef',
    );
  });
});

describe('signing in', () => {
  test.each([
    ['', '', '先填账号'],
    ['wulin', '', '先填密码'],
    ['wulin', 'x', null],
  ])('%j with %j misses %j', (login, password, text) => {
    expect(missingText(login, password)).toBe(text);
  });

  test('a locked account says for how long and who can help', () => {
    const locked = (params = {}) => refusalText(new ApiProblem('staff.locked', 429, params));
    expect(locked({ retryAfterSeconds: 754 })).toBe('试错次数太多，请 13 分钟后再试，或找店长重置密码');
    expect(locked()).toContain('15 分钟');
    expect(refusalText(new ApiProblem('staff.credentials_wrong', 401))).toBe('账号或密码不对，请检查后再试');
  });
});
