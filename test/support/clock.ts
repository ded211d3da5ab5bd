import { Clock } from '../../server/src/platform';

/** Monday 2026-01-05, 10:00 in Shanghai: every store is open. */
export const MONDAY_MORNING = new Date('2026-01-05T02:00:00.000Z');

/** A clock that stands still until a test moves it. */
export class ManualClock extends Clock {
  private at: number;

  constructor(startAt: Date = MONDAY_MORNING) {
    super();
    this.at = startAt.getTime();
  }

  override now(): Date {
    return new Date(this.at);
  }

  advance(ms: number): void {
    this.at += ms;
  }

  set(at: Date): void {
    this.at = at.getTime();
  }
}
