import type { MinuteRange, StoreHours } from '@tianpu/shared/api';
import { parseClock } from '@tianpu/shared/time';

/** Ranges as a shop's door says them: `open('08:30-12:00', '13:00-21:30')`. */
export function open(...ranges: string[]): MinuteRange[] {
  return ranges.map((range) => {
    const [from = '', to = ''] = range.split('-');
    return { fromMinute: parseClock(from) ?? Number.NaN, toMinute: parseClock(to) ?? Number.NaN };
  });
}

/** The same hours every day of the week. */
export function daily(...ranges: string[]): StoreHours {
  return { weekly: Array.from({ length: 7 }, () => open(...ranges)), exceptions: [] };
}

/** An instant by the shop's clock: `at('2026-01-01 08:30')`. */
export function at(local: string): string {
  return new Date(Date.parse(`${local.replace(' ', 'T')}:00.000+08:00`)).toISOString();
}

/** The shop's clock at an instant, the reverse of `at`. */
export function local(instant: Date | string): string {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
