import { Injectable } from '@nestjs/common';
import { monotonicFactory } from 'ulid';

import { Clock } from './clock';

/** Makes the primary keys: ULIDs of 26 characters, e.g. `01JD2Q7XK3W5V4M8N0T6R9ZB1C`. */
export abstract class Ids {
  abstract next(): string;
}

/** What a ULID looks like when it arrives from outside (Crockford base32, first character 0-7). */
export const ULID_PATTERN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** True for a well-formed id. Example: `isUlid('1 OR 1=1')` is false. */
export function isUlid(text: unknown): text is string {
  return typeof text === 'string' && ULID_PATTERN.test(text);
}

/** Ids that sort in the order they were made, also inside one millisecond and when the clock steps back. */
@Injectable()
export class MonotonicIds extends Ids {
  private readonly make = monotonicFactory();
  private latest = 0;

  constructor(private readonly clock: Clock) {
    super();
  }

  override next(): string {
    this.latest = Math.max(this.latest, this.clock.now().getTime());
    return this.make(this.latest);
  }
}
