interface Entry<V> {
  value: Promise<V>;
  loadedAtMs: number;
}

/**
 * Keeps answers for a moment in this process. Concurrent askers share one load; a failed load is not kept. Age is
 * counted on the machine's steady clock from when the load *started*, so an answer is never older than `maxAgeMs`.
 *
 * Example: `new ShortCache<Menu>(1000)`: 5,000 menu requests in one second ask the database once.
 */
export class ShortCache<V> {
  private readonly entries = new Map<string, Entry<V>>();

  constructor(
    private readonly maxAgeMs: number,
    private readonly maxEntries = 5_000,
  ) {}

  get(key: string, load: () => Promise<V>): Promise<V> {
    const known = this.entries.get(key);
    const now = performance.now();
    if (known && now - known.loadedAtMs < this.maxAgeMs) return known.value;
    const value = load();
    this.entries.delete(key);
    this.entries.set(key, { value, loadedAtMs: now });
    value.catch(() => {
      if (this.entries.get(key)?.value === value) this.entries.delete(key);
    });
    if (this.entries.size > this.maxEntries) this.dropOldest();
    return value;
  }

  /** Forgets one answer at once, because this process knows that it changed. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  private dropOldest(): void {
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }
}
