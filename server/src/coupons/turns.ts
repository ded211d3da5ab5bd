/**
 * Lets a few at a time through per key; the others wait in memory, where waiting costs nothing, instead of each holding
 * a database connection. Order of arrival is kept.
 *
 * Example: `new Turns(8)` and a thousand claims of one coupon: eight transactions at any moment.
 */
export class Turns {
  private readonly lines = new Map<string, { running: number; waiting: (() => void)[] }>();

  constructor(private readonly atOnce: number) {}

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { running: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.running >= this.atOnce) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.running += 1;
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else line.running -= 1;
      if (line.running === 0) this.lines.delete(key);
    }
  }
}
