import { consentFrom, consentText, meView, nicknameCheck } from '@/pages/me/me.view';
import { NOW } from '../support/shop';

const me = {
  id: 'customer-1',
  nickname: '林小满',
  avatarUrl: null,
  phoneMasked: '138****8000',
  memberSince: '2026-03-05T02:00:00.000Z',
};

describe('the page of the customer', () => {
  test('says who she is and since when', () => {
    expect(meView(me, NOW)).toEqual({
      name: '林小满',
      initial: '林',
      avatarUrl: null,
      sinceText: '3月5日认识您的',
      phoneText: '138****8000',
      hasPhone: true,
    });
  });

  test('has words for somebody who told nothing yet', () => {
    const stranger = { ...me, nickname: null, phoneMasked: null, memberSince: NOW.toISOString() };
    expect(meView(stranger, NOW)).toMatchObject({
      name: '还没有名字',
      initial: '甜',
      sinceText: '今天认识您的',
      phoneText: '还没绑定',
      hasPhone: false,
    });
  });

  test.each([
    ['  小 林 ', { ok: true, nickname: '小 林' }],
    ['👩‍🍳甜甜', { ok: true, nickname: '👩‍🍳甜甜' }],
    ['  ', { ok: false, text: '名字还空着' }],
    ['长'.repeat(17), { ok: false, text: '名字最多 16 个字' }],
    ['a\u202eb', { ok: false, text: '名字里有不能用的符号，请换一个' }],
  ])('the name %j is judged before it is sent', (raw, check) => {
    expect(nicknameCheck(raw)).toEqual(check);
  });

  const policy = { version: '2', textSha256: 'x', text: '…' };
  test.each([
    [null, '还没同意'],
    [{ version: '2', granted: true, at: NOW.toISOString() }, '已同意 · 9月18日'],
    [{ version: '1', granted: true, at: NOW.toISOString() }, '内容有更新，请再看一下'],
    [{ version: '2', granted: false, at: NOW.toISOString() }, '已撤回同意'],
  ])('consent %j reads %s', (kept, text) => {
    expect(consentText(kept, policy, NOW)).toBe(text);
  });

  test('what was kept in another shape counts as no consent', () => {
    expect(consentFrom('yes')).toBeNull();
    expect(consentFrom({ granted: true })).toBeNull();
  });
});
