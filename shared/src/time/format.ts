import type { ShopDate } from '../api/common';
import { type At, daysBetween, MINUTE_MS, minuteOfDay, shopDateOf, toMs, weekdayOf } from './shop-time';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const NEAR_DAYS: Readonly<Record<string, string>> = { '-1': '昨天', '0': '今天', '1': '明天' };

/** Weekday as people write it. Example: `formatWeekday('2026-01-02')` is `周五`. */
export function formatWeekday(on: ShopDate): string {
  return WEEKDAYS[weekdayOf(on)] ?? '';
}

/** Clock time of a minute of the day, two digits each. Example: `formatClock(510)` is `08:30`, 1440 is `24:00`. */
export function formatClock(minute: number): string {
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** Shop clock time of a moment. Example: 2026-01-01T00:30:00.000Z is `08:30`. */
export function formatTime(at: At): string {
  return formatClock(minuteOfDay(at));
}

/**
 * Month and day, with the year only when it is not the current one.
 *
 * Example: with today 2026-09-12, `2026-09-18` is `9月18日` and `2027-01-02` is `2027年1月2日`.
 */
export function formatDate(on: ShopDate, today: ShopDate): string {
  const [year, month, day] = on.split('-').map(Number);
  const date = `${month}月${day}日`;
  return on.slice(0, 4) === today.slice(0, 4) ? date : `${year}年${date}`;
}

/**
 * A day with its weekday, near days by their word.
 *
 * Example: on 2026-01-01, that day is `今天 周四`, the next `明天 周五`, the one after `1月3日 周六`.
 */
export function formatDay(on: ShopDate, today: ShopDate): string {
  return `${NEAR_DAYS[String(daysBetween(today, on))] ?? formatDate(on, today)} ${formatWeekday(on)}`;
}

/**
 * A half-open slot as the customer reads it; the end is shown as a clock time of the slot's own day.
 *
 * Example: 02:30Z to 03:00Z of 2026-01-02, seen that day, is `今天 周五 10:30–11:00`.
 */
export function formatSlot(startsAt: At, endsAt: At, now: At): string {
  const on = shopDateOf(startsAt);
  const endMinute = minuteOfDay(startsAt) + Math.round((toMs(endsAt) - toMs(startsAt)) / MINUTE_MS);
  return `${formatDay(on, shopDateOf(now))} ${formatTime(startsAt)}–${formatClock(endMinute)}`;
}

/**
 * A moment of the timeline.
 *
 * Example: seen on 2026-09-18, that day's 07:32 is `今天 07:32` and 2026-09-12 14:06 is `9月12日 14:06`.
 */
export function formatMoment(at: At, now: At): string {
  const on = shopDateOf(at);
  const today = shopDateOf(now);
  return `${NEAR_DAYS[String(daysBetween(today, on))] ?? formatDate(on, today)} ${formatTime(at)}`;
}

/**
 * Time left as minutes and seconds, rounded up so that 00:00 means "over"; never negative.
 *
 * Example: 14 min 59.2 s before `until` is `15:00`; 61 s before it is `01:01`; afterwards `00:00`.
 */
export function formatCountdown(until: At, now: At): string {
  const seconds = Math.max(0, Math.ceil((toMs(until) - toMs(now)) / 1000));
  return formatClock(seconds); // sixty to one again: minutes and seconds read like hours and minutes
}

/**
 * A duration in the largest unit that says it exactly, for lead times.
 *
 * Example: 15 is `15 分钟`, 240 is `4 小时`, 270 is `4.5 小时`, 2880 is `2 天`, 100 is `1 小时 40 分钟`.
 */
export function formatDuration(minutes: number): string {
  if (minutes >= 1440 && minutes % 1440 === 0) return `${minutes / 1440} 天`;
  if (minutes >= 60 && minutes % 30 === 0) return `${minutes / 60} 小时`;
  if (minutes < 60) return `${minutes} 分钟`;
  return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}
