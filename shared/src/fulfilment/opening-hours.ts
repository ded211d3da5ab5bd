import type { ShopDate } from '../api/common';
import type { MinuteRange, StoreHours } from '../api/stores';
import { formatClock, formatDate } from '../time/format';
import {
  type At,
  addDays,
  DAY_MINUTES,
  daysBetween,
  type InstantRange,
  instantOf,
  minuteOfDay,
  shopDateOf,
  weekdayOf,
} from '../time/shop-time';

/** From then on the page says that the store closes soon. */
export const CLOSING_SOON_MINUTES = 30;
/** How far ahead the next opening is looked for; a store closed longer shows no date. */
const LOOK_AHEAD_DAYS = 14;

export type OpenStateName = 'open' | 'closing_soon' | 'opens_later' | 'closed';

export interface OpenState {
  state: OpenStateName;
  isOpen: boolean;
  /** `营业中 · 至 21:30`, `09:00 开门`, `明天 09:00 开门`, `今日休息 · 明天 09:00 开门`. */
  label: string;
  /** When an open store closes. */
  closesAt: Date | null;
  /** When a closed store opens next, if within two weeks. */
  opensAt: Date | null;
}

/**
 * The opening ranges of a date in order: an exception replaces the whole weekday, an empty one closes the day.
 *
 * Example: weekly 08:30–21:30 on Thursdays and an exception `{on: '2026-01-01', ranges: []}`: no ranges that day.
 */
export function rangesOn(hours: StoreHours, on: ShopDate): MinuteRange[] {
  const exception = hours.exceptions.find((each) => each.on === on);
  const ranges = exception ? exception.ranges : (hours.weekly[weekdayOf(on)] ?? []);
  return [...ranges].sort((a, b) => a.fromMinute - b.fromMinute);
}

/**
 * Whether hours can be kept: seven weekdays, every range inside its day, forward, and none overlapping another.
 *
 * Example: `{fromMinute: 1290, toMinute: 510}` (21:30 to 08:30) is refused: a night shift is two ranges of two days.
 */
export function areHoursValid(hours: StoreHours): boolean {
  const days = [...hours.weekly, ...hours.exceptions.map((exception) => exception.ranges)];
  return hours.weekly.length === 7 && days.every(isDayValid);
}

function isDayValid(ranges: readonly MinuteRange[]): boolean {
  const sorted = [...ranges].sort((a, b) => a.fromMinute - b.fromMinute);
  return sorted.every(
    ({ fromMinute, toMinute }, index) =>
      Number.isInteger(fromMinute) &&
      Number.isInteger(toMinute) &&
      fromMinute >= (sorted[index - 1]?.toMinute ?? 0) &&
      fromMinute < toMinute &&
      toMinute <= DAY_MINUTES,
  );
}

/**
 * The opening that holds a moment, or else the next one within two weeks; null when there is none. Ranges are
 * half-open: a store that closes at 21:30 is closed at 21:30:00.000. Ranges that touch, also over midnight, are
 * given one by one.
 *
 * Example: open 08:30–21:30 daily, at 22:18 the answer is tomorrow's 08:30–21:30.
 */
export function openingFrom(hours: StoreHours, at: At): InstantRange | null {
  const today = shopDateOf(at);
  for (let day = 0; day < LOOK_AHEAD_DAYS; day += 1) {
    const on = addDays(today, day);
    const fromMinute = day === 0 ? minuteOfDay(at) : 0;
    const range = rangesOn(hours, on).find((each) => each.toMinute > fromMinute);
    if (range) return { from: instantOf(on, range.fromMinute), to: instantOf(on, range.toMinute) };
  }
  return null;
}

/**
 * What the home page says about a store now. Without exceptions and open 09:00–21:30 every day:
 *
 * Example: at 08:59 `09:00 开门`, at 09:00 `营业中 · 至 21:30`, at 21:00 `即将打烊 · 至 21:30`, at 21:30
 * `明天 09:00 开门`; on a day without ranges `今日休息 · 明天 09:00 开门`.
 */
export function openState(hours: StoreHours, now: At): OpenState {
  const today = shopDateOf(now);
  const opening = openingFrom(hours, now);
  const isRestDay = rangesOn(hours, today).length === 0;
  if (!opening) return closed('closed', isRestDay ? '今日休息' : '已打烊', null);

  const minute = minuteOfDay(now);
  const opensOn = shopDateOf(opening.from);
  const opens = `${formatClock(minuteOfDay(opening.from))} 开门`;
  if (opensOn === today && minuteOfDay(opening.from) > minute)
    return closed('opens_later', opens, opening.from);
  if (opensOn !== today) {
    const day = daysBetween(today, opensOn) === 1 ? '明天' : formatDate(opensOn, today);
    return closed('closed', `${isRestDay ? '今日休息 · ' : ''}${day} ${opens}`, opening.from);
  }

  const closesIn = minutesOpen(opening) - (minute - minuteOfDay(opening.from));
  const until = formatClock(minute + closesIn);
  const isSoon = closesIn <= CLOSING_SOON_MINUTES;
  return {
    state: isSoon ? 'closing_soon' : 'open',
    isOpen: true,
    label: `${isSoon ? '即将打烊' : '营业中'} · 至 ${until}`,
    closesAt: opening.to,
    opensAt: null,
  };
}

function minutesOpen(opening: InstantRange): number {
  return (opening.to.getTime() - opening.from.getTime()) / 60_000;
}

function closed(state: OpenStateName, label: string, opensAt: Date | null): OpenState {
  return { state, isOpen: false, label, closesAt: null, opensAt };
}
