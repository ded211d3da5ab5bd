/**
 * WeChat's logic layer has no AbortController, and react-query waits for ever without one. webpack puts this in its
 * place wherever the name is used (see config/index.ts); where the platform has the real one, that is used.
 */
type Listener = () => void;

class SignalShim {
  aborted = false;
  reason: unknown = undefined;
  onabort: Listener | null = null;
  private readonly listeners = new Set<Listener>();

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** Marks the signal and tells every listener once. */
  fire(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.onabort?.();
    for (const listener of this.listeners) listener();
  }
}

class ControllerShim {
  readonly signal = new SignalShim();

  abort(reason: unknown = new Error('aborted')): void {
    this.signal.fire(reason);
  }
}

const surroundings: { AbortController?: typeof ControllerShim } =
  typeof window === 'undefined' ? {} : Object(window);

export const AbortController = surroundings.AbortController ?? ControllerShim;
