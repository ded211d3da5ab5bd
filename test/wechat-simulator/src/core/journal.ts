/** One thing that happened at the border between the simulated WeChat and the program under test. */
export interface JournalEntry {
  seq: number;
  at: string;
  kind: 'request' | 'notification' | 'push';
  method: string;
  /** Path with query for requests, the full address for deliveries. */
  path: string;
  /** Body as text (requests: as received; deliveries: as sent). */
  body: string;
  headers: Record<string, string>;
  /** Status we answered (requests) or got (deliveries); 0 = no answer. */
  status: number;
  /** `ok`, or why it was refused, in more words than the answer tells. */
  verdict: string;
  /** Name of the fault rule that was applied, if any. */
  fault?: string;
  note?: string;
}

const LONGEST = 20_000;

/** The record tests assert on, e.g. "exactly one order request was accepted". Oldest entries fall out. */
export class Journal {
  private rows: JournalEntry[] = [];
  private nextSeq = 1;

  add(entry: Omit<JournalEntry, 'seq'>): void {
    this.rows.push({ seq: this.nextSeq++, ...entry });
    if (this.rows.length > LONGEST) this.rows.splice(0, this.rows.length - LONGEST);
  }

  /** Entries whose path contains `pathPart` and which are of `kind`, oldest first. */
  entries(filter: { pathPart?: string; kind?: JournalEntry['kind'] } = {}): JournalEntry[] {
    return this.rows.filter(
      (row) =>
        (filter.pathPart === undefined || row.path.includes(filter.pathPart)) &&
        (filter.kind === undefined || row.kind === filter.kind),
    );
  }

  clear(): void {
    this.rows = [];
  }
}
