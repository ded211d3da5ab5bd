import { createHash } from 'node:crypto';

import { type Db, insertMany, row, rows, type Tx } from '../database/tx';

interface Entry {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string;
  action: string;
  subject: string;
  subjectId: string;
  fromState: string | null;
  toState: string | null;
  requestId: string | null;
}

interface Seal {
  seq: number;
  entryId: string;
  hash: Buffer;
}

/** Where the chain does not hold: the row that was changed, is missing, or was put in. */
export interface ChainBreak {
  seq: number;
  entryId: string;
  fault: 'changed' | 'missing' | 'out_of_sequence';
}

const ENTRY = `e.id, e.at, e.actor_kind AS actorKind, e.actor_id AS actorId, e.action, e.subject,
  e.subject_id AS subjectId, e.from_state AS fromState, e.to_state AS toState, e.request_id AS requestId`;
const GENESIS = Buffer.alloc(32);

/** Hash of one link: the link before it and every field of the entry. */
function link(previous: Buffer, entry: Entry): Buffer {
  const fields = [
    entry.id,
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId,
    entry.action,
    entry.subject,
    entry.subjectId,
    entry.fromState,
    entry.toState,
    entry.requestId,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest();
}

/**
 * Seals up to `limit` entries in the order of their ids and answers the new head, or undefined when nothing was open.
 * Entries whose transaction committed late are found by looking one hour behind the newest seal. Two sealers meet at
 * the head row; the unique sequence number refuses a fork.
 */
export async function sealNext(tx: Tx, limit: number): Promise<{ seq: number; hash: Buffer } | undefined> {
  const head = await row<Seal>(
    tx,
    'SELECT seq, entry_id AS entryId, hash FROM audit_seals ORDER BY seq DESC LIMIT 1 FOR UPDATE',
  );
  const lowest = head ? ulidOneHourBefore(head.entryId) : '';
  const open = await rows<Entry>(
    tx,
    `SELECT ${ENTRY} FROM audit_entries e LEFT JOIN audit_seals s ON s.entry_id = e.id
     WHERE e.id >= ? AND s.entry_id IS NULL ORDER BY e.id LIMIT ${limit}`,
    [lowest],
  );
  let previous: { seq: number; hash: Buffer } = head ?? { seq: 0, hash: GENESIS };
  const seals = open.map((entry) => {
    previous = { seq: previous.seq + 1, hash: link(previous.hash, entry) };
    return { seq: previous.seq, entry_id: entry.id, hash: previous.hash };
  });
  await insertMany(tx, 'audit_seals', seals);
  return seals.length > 0 ? previous : undefined;
}

/**
 * Walks the chain from its start, a thousand links at a time, and answers the first break, or undefined when it holds.
 * Example: one character of `to_state` changed by hand in row 17 gives `{seq: 17, fault: 'changed'}`.
 */
export async function verifyChain(db: Db): Promise<ChainBreak | undefined> {
  let previous: { seq: number; hash: Buffer } = { seq: 0, hash: GENESIS };
  for (;;) {
    const links = await rows<Seal & Partial<Entry>>(
      db,
      `SELECT s.seq, s.entry_id AS entryId, s.hash, ${ENTRY}
       FROM audit_seals s LEFT JOIN audit_entries e ON e.id = s.entry_id
       WHERE s.seq > ? ORDER BY s.seq LIMIT 1000`,
      [previous.seq],
    );
    if (links.length === 0) return undefined;
    for (const seal of links) {
      const at = { seq: seal.seq, entryId: seal.entryId };
      if (seal.seq !== previous.seq + 1) return { ...at, fault: 'out_of_sequence' };
      if (!seal.id) return { ...at, fault: 'missing' };
      if (!link(previous.hash, seal as Entry).equals(seal.hash)) return { ...at, fault: 'changed' };
      previous = seal;
    }
  }
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The lowest id an entry can have that was made up to one hour before `id`. */
function ulidOneHourBefore(id: string): string {
  const at = [...id.slice(0, 10)].reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0);
  let rest = Math.max(0, at - 3_600_000);
  let time = '';
  for (let place = 0; place < 10; place += 1) {
    time = (CROCKFORD[rest % 32] ?? '0') + time;
    rest = Math.floor(rest / 32);
  }
  return time.padEnd(26, '0');
}
