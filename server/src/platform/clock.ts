/** The only source of "now" for the server; tests put their own in its place. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's time, or that many seconds later: so a test can restart a real process "twenty minutes on". */
export class SystemClock extends Clock {
  constructor(private readonly aheadSeconds = 0) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.aheadSeconds * 1000);
  }
}
