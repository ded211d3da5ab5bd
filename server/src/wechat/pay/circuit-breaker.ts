const FAILURES_TO_OPEN = 10;
const WINDOW_MS = 30_000;
const OPEN_MS = 10_000;

/**
 * Stops calling a service that is down: ten failures in 30 s with no success between them open it for 10 s; then one
 * probe may pass, and its result closes or re-opens it. Times are monotonic milliseconds.
 * Example: failures at 0, 1 … 9 s open it at 9 s; a call at 12 s is refused, one at 19 s is the probe.
 */
export class CircuitBreaker {
  #failedAt: number[] = [];
  #openedAt?: number;
  #isProbing = false;

  get isOpen(): boolean {
    return this.#openedAt !== undefined;
  }

  /** Whether a call may go out now. Whoever is admitted must report succeeded or failed. */
  admit(nowMs: number): boolean {
    if (this.#openedAt === undefined) return true;
    if (this.#isProbing || nowMs - this.#openedAt < OPEN_MS) return false;
    this.#isProbing = true;
    return true;
  }

  succeeded(): void {
    this.#failedAt = [];
    this.#openedAt = undefined;
    this.#isProbing = false;
  }

  failed(nowMs: number): void {
    this.#failedAt = [...this.#failedAt.filter((at) => nowMs - at < WINDOW_MS), nowMs];
    if (this.#isProbing || this.#failedAt.length >= FAILURES_TO_OPEN) this.#openedAt = nowMs;
    this.#isProbing = false;
  }
}
