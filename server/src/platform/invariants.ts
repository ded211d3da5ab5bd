import { verifyChain } from './audit/sealing';
import { type Db, rows } from './database/tx';

/**
 * Something that is true of the books after anything that ever happens to them. Each feature states its own; where two
 * features must agree, the one that commands reads the other's published SELECT, so a table stays named by its owner.
 */
export interface Invariant {
  /** Number of the promise; several statements may keep one promise. */
  id: string;
  /** What holds, in words: shown to whoever has to repair it. */
  holds: string;
  /** The rows that break it; none when it holds. */
  broken(db: Db): Promise<object[]>;
}

export interface BrokenInvariant {
  id: string;
  holds: string;
  rows: object[];
}

/** An invariant as one SELECT of the rows that break it. */
export function bySql(id: string, holds: string, sql: string): Invariant {
  return { id, holds, broken: (db) => rows(db, sql) };
}

/** Everything that does not hold, with the rows that break it; empty when all is well. */
export async function brokenInvariants(db: Db, invariants: readonly Invariant[]): Promise<BrokenInvariant[]> {
  const found: BrokenInvariant[] = [];
  for (const { id, holds, broken } of invariants) {
    const rowsFound = await broken(db);
    if (rowsFound.length > 0) found.push({ id, holds, rows: rowsFound });
  }
  return found;
}

/** Recorded events, for invariants of the features that record them. */
export const EVENTS_SQL = 'SELECT name, aggregate_id, payload FROM events';
/** The audit trail, for invariants of the features that are audited. */
export const AUDIT_SQL = 'SELECT subject, subject_id, action FROM audit_entries';

export const platformInvariants: readonly Invariant[] = [
  bySql(
    'INV-13',
    'no reaction is parked',
    `SELECT aggregate_id, subscriber, attempts, last_error FROM event_deliveries WHERE status = 'parked'`,
  ),
  bySql(
    'INV-13',
    'every reaction happened within five minutes of its event',
    `SELECT aggregate_id, subscriber, event_id, recorded_at FROM event_deliveries
      WHERE status = 'waiting' AND recorded_at < NOW(6) - INTERVAL 5 MINUTE`,
  ),
  {
    id: 'INV-12',
    holds: 'the audit chain verifies',
    broken: async (db) => {
      const chainBreak = await verifyChain(db);
      return chainBreak === undefined ? [] : [chainBreak];
    },
  },
];
