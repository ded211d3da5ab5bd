import type { SlotDayResponse, SlotResponse, SlotsResponse } from '@tianpu/shared/api';
import { SLOT_RULES } from '@tianpu/shared/fulfilment';
import {
  formatDate,
  formatDay,
  formatDuration,
  formatMoment,
  formatSlot,
  formatTime,
  formatWeekday,
  shopDateOf,
} from '@tianpu/shared/time';

/** From this many places down a slot is shown as nearly full. */
const FEW_PLACES = 3;

export interface DayCell {
  on: string;
  /** 今天 or 周六. */
  weekday: string;
  dayOfMonth: string;
  /** Why nothing can be had that day, or null. */
  remark: string | null;
  isChosen: boolean;
}

export interface SlotCell {
  startsAt: string;
  /** 10:30, for delivery 10:00–11:00. */
  time: string;
  /** 余 6 单, 已满. */
  remark: string;
  state: 'free' | 'few' | 'full' | 'chosen';
}

export interface SlotsView {
  days: DayCell[];
  slots: SlotCell[];
  /** Where the strip of slots of the chosen day is empty: why. */
  emptyText: string | null;
  /** 每半小时限 12 单 */
  ruleText: string | null;
  /** Why the earliest time is what it is. */
  reasonText: string | null;
  /** 今天 周五 10:30–11:00, or null while nothing is chosen. */
  chosenText: string | null;
}

interface SlotsInput {
  slots: SlotsResponse | undefined;
  chosenDay: string | null;
  chosenStartsAt: string | null;
  now: Date;
}

/**
 * The slot picker: a strip of days, the slots of the chosen day, and the reason for the earliest time. Slots too early
 * for this cart are left out, because the reason already says from when on it can be had.
 *
 * Example: with a four-hour cake at 14:06, today shows 18:30 first, and the reason is
 * `「草莓云朵」要提前 4 小时做，最早今天 18:06`.
 */
export function slotsView({ slots, chosenDay, chosenStartsAt, now }: SlotsInput): SlotsView {
  const today = shopDateOf(now);
  const day = slots?.days.find((each) => each.on === chosenDay);
  const chosen = slots?.days.flatMap((each) => each.slots).find((slot) => slot.startsAt === chosenStartsAt);
  return {
    days: (slots?.days ?? []).map((each) => dayCell(each, chosenDay, today)),
    slots: slots && day ? inTime(day).map((slot) => slotCell(slot, slots.mode, chosenStartsAt)) : [],
    emptyText: day ? emptyTextOf(day, today) : null,
    ruleText: slots ? ruleText(slots) : null,
    reasonText: slots ? reasonText(slots, now) : null,
    chosenText: chosen ? formatSlot(chosen.startsAt, chosen.endsAt, now) : null,
  };
}

/** The earliest slot that can be taken, over all days; null when there is none. */
export function firstFreeSlot(slots: SlotsResponse): SlotResponse | null {
  return slots.days.flatMap((day) => day.slots).find((slot) => slot.unavailable === null) ?? null;
}

/** Whether the slot she chose can still be taken in the newest answer. */
export function isStillFree(slots: SlotsResponse, startsAt: string): boolean {
  return slots.days.some((day) =>
    day.slots.some((slot) => slot.startsAt === startsAt && slot.unavailable === null),
  );
}

const inTime = (day: SlotDayResponse) => day.slots.filter((slot) => slot.unavailable !== 'slot.too_early');

function dayCell(day: SlotDayResponse, chosenDay: string | null, today: string): DayCell {
  return {
    on: day.on,
    weekday: day.on === today ? '今天' : formatWeekday(day.on),
    dayOfMonth: String(Number(day.on.slice(8))),
    remark: dayRemark(day),
    isChosen: day.on === chosenDay,
  };
}

function dayRemark(day: SlotDayResponse): string | null {
  if (!day.open) return '休息';
  const offered = inTime(day);
  if (offered.length === 0) return '来不及';
  return offered.every((slot) => slot.unavailable !== null) ? '已满' : null;
}

function emptyTextOf(day: SlotDayResponse, today: string): string | null {
  const name = formatDay(day.on, today);
  if (!day.open) return `${name} 门店休息，请换一天。`;
  return inTime(day).length === 0 ? `${name} 已经来不及，请换一天。` : null;
}

function slotCell(slot: SlotResponse, mode: SlotsResponse['mode'], chosenStartsAt: string | null): SlotCell {
  const start = formatTime(slot.startsAt);
  const isFull = slot.unavailable !== null;
  const isFew = slot.remaining <= FEW_PLACES;
  return {
    startsAt: slot.startsAt,
    time: mode === 'pickup' ? start : `${start}–${formatTime(slot.endsAt)}`,
    remark: isFull ? '已满' : `余 ${slot.remaining} 单`,
    state: isFull ? 'full' : slot.startsAt === chosenStartsAt ? 'chosen' : isFew ? 'few' : 'free',
  };
}

function ruleText(slots: SlotsResponse): string | null {
  const capacity = slots.days.flatMap((day) => day.slots)[0]?.capacity;
  if (capacity === undefined) return null;
  return `${SLOT_RULES[slots.mode].minutes === 30 ? '每半小时' : '每小时'}限 ${capacity} 单`;
}

function reasonText({ earliestBecause, earliestReadyAt, mode }: SlotsResponse, now: Date): string {
  const moment = formatMoment(earliestReadyAt, now);
  const verb = mode === 'pickup' ? '可取' : '做好';
  if (!earliestBecause) return `都是现成的，最早${moment} ${verb}。`;
  const { productName, leadTimeMinutes } = earliestBecause;
  return `「${productName}」要提前 ${formatDuration(leadTimeMinutes)}做，最早${moment} ${verb}。`;
}

/** The day of the chosen slot without its weekday, for the agreement. Example: `9月18日`. */
export function dayText(startsAt: string, now: Date): string {
  return formatDate(shopDateOf(startsAt), shopDateOf(now));
}
