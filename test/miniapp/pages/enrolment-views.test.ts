import type { FamilyBirthdayResponse } from '@tianpu/shared/api';
import {
  birthdayRows,
  draftCheck,
  draftOf,
  NEW_BIRTHDAY,
} from '@/subpackages/member/birthdays/birthdays.view';
import { growthRows } from '@/subpackages/member/growth/growth.view';
import { invitationCode } from '@/subpackages/member/invited/use-invited';
import { enrolRequest, joinObstacle, type Notice } from '@/subpackages/member/join/join.view';
import {
  birthdayOf,
  dayChoices,
  monthChoices,
  NO_DATE,
  withCalendar,
  withMonth,
} from '@/subpackages/member/parts/date-grid.view';
import { clip, drawPoster, wrap } from '@/subpackages/member/poster/draw-poster';
import { referralView } from '@/subpackages/member/referral/referral.view';
import { NORMAL, SILVER } from '../support/membership';
import { NOW } from '../support/shop';

const notice = (purpose: Notice['purpose'], required: boolean): Notice => ({
  purpose,
  required,
  version: '2026-01',
  title: purpose,
  text: purpose,
  textSha256: purpose.padEnd(64, '0'),
});
const NOTICES = [notice('membership', true), notice('birthday', false), notice('marketing', false)];
const birthday = { calendar: 'solar' as const, month: 2, day: 29 };

describe('joining', () => {
  test('records every text with version and hash, also what she did not agree to', () => {
    expect(enrolRequest(NOTICES, { membership: true }, null, null)).toEqual({
      consents: NOTICES.map(({ purpose, version, textSha256 }) => ({
        purpose,
        version,
        textSha256,
        granted: purpose === 'membership',
      })),
    });
  });

  test('a birthday chosen and then not agreed to stays on the phone', () => {
    expect(enrolRequest(NOTICES, { membership: true }, birthday, null).birthday).toBeUndefined();
    const agreed = enrolRequest(NOTICES, { membership: true, birthday: true }, birthday, '7KD0M2PQ');
    expect(agreed).toMatchObject({ birthday, referralCode: '7KD0M2PQ' });
  });

  test.each([
    [{}, null, '请先看过并同意「membership」'],
    [{ membership: true }, null, null],
    [{ membership: true, birthday: true }, null, '还没选生日，选好月和日再加入'],
    [{ membership: true, birthday: true }, birthday, null],
  ])('with %j ticked and birthday %j the obstacle is %s', (ticks, date, obstacle) => {
    expect(joinObstacle(NOTICES, ticks, date)).toBe(obstacle);
  });
});

describe('choosing a birthday', () => {
  test('each calendar has its own names, and only days that exist', () => {
    expect(monthChoices('lunar').map(({ label }) => label)).toEqual(
      expect.arrayContaining(['正月', '冬月', '腊月']),
    );
    expect(dayChoices('solar', 2)).toHaveLength(29);
    expect(dayChoices('solar', 4)).toHaveLength(30);
    expect(dayChoices('lunar', 8).pop()).toEqual({ day: 30, label: '三十' });
  });

  test('a day the new month does not have is chosen anew', () => {
    const january = { ...NO_DATE, month: 1, day: 31 };
    expect(withMonth(january, 2)).toMatchObject({ month: 2, day: null });
    expect(withMonth(january, 3)).toMatchObject({ month: 3, day: 31 });
  });

  test('the other calendar begins anew: the same numbers are another day there', () => {
    expect(withCalendar({ ...NO_DATE, month: 8, day: 15 }, 'lunar')).toEqual({
      ...NO_DATE,
      calendar: 'lunar',
    });
  });

  test('a leap month goes along for the lunar calendar only', () => {
    const chosen = { month: 6, day: 1, isLeapMonth: true };
    expect(birthdayOf({ ...chosen, calendar: 'lunar' })).toEqual({ ...chosen, calendar: 'lunar' });
    expect(birthdayOf({ ...chosen, calendar: 'solar' })).toEqual({ calendar: 'solar', month: 6, day: 1 });
    expect(birthdayOf(NO_DATE)).toBeNull();
  });
});

describe('the family', () => {
  const mother: FamilyBirthdayResponse = {
    id: 'b1',
    name: '妈妈',
    relation: 'parent',
    calendar: 'lunar',
    month: 8,
    day: 14,
    isLeapMonth: false,
    dateText: '农历八月十四',
    nextOn: '2026-09-24',
    daysLeft: 6,
    note: null,
  };

  test('whose birthday is next stands first and is marked within a week', () => {
    const rows = birthdayRows([{ ...mother, id: 'b2', daysLeft: 140 }, mother], '2026-09-18');
    expect(rows.map(({ id, isNear }) => [id, isNear])).toEqual([
      ['b1', true],
      ['b2', false],
    ]);
    expect(rows[0]).toMatchObject({
      text: '父母 · 农历八月十四',
      nextText: '9月24日 周四',
      daysText: '还有 6 天',
    });
  });

  const date = { calendar: 'solar' as const, month: 5, day: 1, isLeapMonth: false };
  test.each([
    ['no day', { ...NEW_BIRTHDAY, name: '妈妈' }, '还没选月和日'],
    ['nothing at all', NEW_BIRTHDAY, '还没写怎么称呼'],
    ['no name', { ...NEW_BIRTHDAY, date }, '还没写怎么称呼'],
    ['too long a name', { ...NEW_BIRTHDAY, name: '长'.repeat(11), date }, '称呼最多 10 个字'],
    [
      'a child without a guardian',
      { ...NEW_BIRTHDAY, name: '小米', relation: 'child' as const, date },
      '记孩子的生日，请勾选监护人确认',
    ],
  ])('with %s she is told what is missing', (_, draft, text) => {
    expect(draftCheck(draft)).toEqual({ ok: false, text });
  });

  test('a complete one is sent as written, the name tidied', () => {
    const draft = { ...NEW_BIRTHDAY, name: ' 小米 ', relation: 'child' as const, isGuardian: true, date };
    expect(draftCheck(draft)).toEqual({
      ok: true,
      input: { name: '小米', relation: 'child', isGuardian: true, calendar: 'solar', month: 5, day: 1 },
    });
    expect(draftCheck(draftOf(mother))).toMatchObject({
      ok: true,
      input: { name: '妈妈', calendar: 'lunar', isLeapMonth: false },
    });
  });
});

describe('R24: inviting', () => {
  test('each step says whether it was reached or how many are missing', () => {
    const view = referralView(
      {
        code: '7KD0M2PQ',
        scene: 'r=7KD0M2PQ',
        counted: 4,
        waiting: 1,
        steps: [
          {
            count: 3,
            label: '88 折券一张',
            state: 'reached',
            shortBy: 0,
            rewardedAt: '2026-09-10T00:00:00.000Z',
          },
          { count: 10, label: '店长级会员', state: 'next', shortBy: 6, rewardedAt: null },
        ],
        blockedText: null,
        invitees: [
          {
            nameMasked: '王*',
            avatarUrl: null,
            invitedAt: '2026-09-04T00:00:00.000Z',
            state: 'waiting',
            text: '首单已完成，9月25日起计入',
            countsOn: '2026-09-25',
          },
        ],
      },
      NOW,
    );
    expect(view.summary).toBe('4 位已计入，1 位等 7 天');
    expect(view.steps.map(({ text }) => text)).toEqual(['9月10日已送达', '还差 6 位']);
    expect(view.invitees[0]).toMatchObject({
      text: '首单已完成，9月25日起计入',
      isCounted: false,
      day: '9月4日',
    });
  });

  test.each([
    [{ code: '7kd0m2pq' }, '7KD0M2PQ'],
    [{ scene: 'r=7KD0M2PQ' }, '7KD0M2PQ'],
    [{ scene: 's=W1P' }, null],
    [{}, null],
  ])('an invitation opened with %j carries the code %s', (params, code) => {
    expect(invitationCode(params)).toBe(code);
  });

  test('the poster writes who invites and the code, and leaves out a picture that did not come', () => {
    const written: string[] = [];
    let pictures = 0;
    const pen = new Proxy({} as CanvasRenderingContext2D, {
      get: (_, name) => {
        if (name === 'fillText') return (text: string) => written.push(text);
        if (name === 'drawImage') return () => (pictures += 1);
        return () => undefined;
      },
      set: () => true,
    });
    const poster = {
      code: '7KD0M2PQ',
      inviterName: '林晓',
      headline: '请你吃块好蛋糕',
      offerText: '新朋友首单 9 折，再送一份新品尝新',
    };
    drawPoster(poster)(pen, [null, document.createElement('canvas')]);
    expect(pictures).toBe(1);
    expect(written).toEqual(expect.arrayContaining(['林晓请您', '请你吃块好蛋糕', '邀请码 7KD0M2PQ']));
  });

  test('long words are cut to what the poster has room for', () => {
    expect(clip('长'.repeat(20), 16)).toBe(`${'长'.repeat(15)}…`);
    expect(wrap('一二三四五', 2, 2)).toEqual(['一二', '三…']);
  });
});

test('R93: the growth record says every rise and fall and why', () => {
  const at = '2026-08-01T04:00:00.000Z';
  const rows = growthRows(
    [
      { id: '1', from: NORMAL, to: SILVER, direction: 'up', because: '近 12 个月消费满 ¥2,000', at },
      { id: '2', from: SILVER, to: NORMAL, direction: 'down', because: '保级条件没有达到', at },
      { id: '3', from: null, to: NORMAL, direction: 'up', because: '注册即享', at },
    ],
    NOW,
  );
  expect(rows.map(({ title, because, day }) => [title, because, day])).toEqual([
    ['升到银卡', '近 12 个月消费满 ¥2,000', '8月1日'],
    ['变为普卡', '保级条件没有达到', '8月1日'],
    ['加入会员，普卡', '注册即享', '8月1日'],
  ]);
});
