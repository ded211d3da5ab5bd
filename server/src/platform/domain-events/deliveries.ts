import type { DataSource } from 'typeorm';

import { affected, type Db, row, rows, type Tx } from '../database/tx';

/** Key of one event x subscriber, with its place in the aggregate's order. */
export interface DeliveryKey {
  aggregateId: string;
  subscriber: string;
  recordedAt: string;
  eventId: string;
}

export interface ParkedDelivery {
  eventId: string;
  subscriber: string;
  name: string;
  aggregateId: string;
  attempts: number;
  lastError: string;
}

const KEY = `d.aggregate_id AS aggregateId, d.subscriber, d.event_id AS eventId,
  DATE_FORMAT(d.recorded_at, '%Y-%m-%d %H:%i:%s.%f') AS recordedAt`;

const EARLIER_OPEN = `SELECT 1 FROM event_deliveries e
  WHERE e.aggregate_id = d.aggregate_id AND e.subscriber = d.subscriber AND e.status <> 'delivered'
    AND (e.recorded_at < d.recorded_at OR (e.recorded_at = d.recorded_at AND e.event_id < d.event_id))`;

/** Deliveries that are due and first in their line, oldest first. A plain read: nothing is locked here. */
export function dueDeliveries(source: DataSource, now: Date, limit: number): Promise<DeliveryKey[]> {
  return rows<DeliveryKey>(
    source,
    `SELECT ${KEY} FROM event_deliveries d
     WHERE d.status = 'waiting' AND d.due_at <= ? AND NOT EXISTS (${EARLIER_OPEN})
     ORDER BY d.due_at LIMIT ${limit}`,
    [now],
  );
}

/**
 * Locks one delivery by its primary key, or answers undefined when another dispatcher holds it, has finished it, or
 * when it is not first in its line (any more). Locking by the whole key is what keeps SKIP LOCKED to exactly one row.
 */
export async function claim(
  tx: Tx,
  key: DeliveryKey,
): Promise<{ name: string; payload: string; attempts: number } | undefined> {
  const mine = await row(
    tx,
    `SELECT 1 FROM event_deliveries d
     WHERE d.aggregate_id = ? AND d.subscriber = ? AND d.recorded_at = ? AND d.event_id = ? AND d.status = 'waiting'
     FOR UPDATE SKIP LOCKED`,
    [key.aggregateId, key.subscriber, key.recordedAt, key.eventId],
  );
  if (!mine) return undefined;
  return row(
    tx,
    `SELECT v.name, v.payload, d.attempts FROM event_deliveries d JOIN events v ON v.id = d.event_id
     WHERE d.aggregate_id = ? AND d.subscriber = ? AND d.recorded_at = ? AND d.event_id = ?
       AND NOT EXISTS (${EARLIER_OPEN})`,
    [key.aggregateId, key.subscriber, key.recordedAt, key.eventId],
  );
}

const ONE = 'aggregate_id = ? AND subscriber = ? AND recorded_at = ? AND event_id = ?';
const keyValues = (key: DeliveryKey): unknown[] => [
  key.aggregateId,
  key.subscriber,
  key.recordedAt,
  key.eventId,
];

/** Marks it done in the transaction of the reaction itself; anything but one row means it was not ours. */
export async function markDelivered(tx: Tx, key: DeliveryKey, now: Date): Promise<void> {
  const sql = `UPDATE event_deliveries SET status = 'delivered', delivered_at = ? WHERE ${ONE} AND status = 'waiting'`;
  const changed = await affected(tx, sql, [now, ...keyValues(key)]);
  if (changed !== 1) throw new Error(`delivery ${key.eventId} to ${key.subscriber} was not waiting any more`);
}

/** Counts a failed try: waits until `dueAt`, or is parked when there is none. */
export async function markFailed(
  tx: Tx,
  key: DeliveryKey,
  dueAt: Date | undefined,
  error: string,
): Promise<void> {
  const sql = `UPDATE event_deliveries SET attempts = attempts + 1, status = ?, due_at = COALESCE(?, due_at), last_error = ?
     WHERE ${ONE} AND status = 'waiting'`;
  await affected(tx, sql, [
    dueAt ? 'waiting' : 'parked',
    dueAt ?? null,
    error.slice(0, 500),
    ...keyValues(key),
  ]);
}

/** What staff must look at: reactions that failed every try. Later events of the same aggregate wait behind them. */
export function parkedDeliveries(db: Db): Promise<ParkedDelivery[]> {
  return rows<ParkedDelivery>(
    db,
    `SELECT d.event_id AS eventId, d.subscriber, v.name, d.aggregate_id AS aggregateId, d.attempts,
            d.last_error AS lastError
     FROM event_deliveries d JOIN events v ON v.id = d.event_id WHERE d.status = 'parked' ORDER BY d.due_at`,
  );
}

/** Gives a parked delivery its eight tries back, after the cause was repaired. True when it was parked. */
export async function unpark(tx: Tx, eventId: string, subscriber: string, now: Date): Promise<boolean> {
  const sql = `UPDATE event_deliveries SET status = 'waiting', attempts = 0, due_at = ?
     WHERE status = 'parked' AND event_id = ? AND subscriber = ?`;
  return (await affected(tx, sql, [now, eventId, subscriber])) === 1;
}

/** For the gauges: how old the oldest open delivery is, and how many are parked. */
export async function backlog(
  source: DataSource,
  now: Date,
): Promise<{ oldestSeconds: number; parked: number }> {
  const [open] = await rows<{ dueAt: Date | null }>(
    source,
    "SELECT MIN(due_at) AS dueAt FROM event_deliveries WHERE status = 'waiting'",
  );
  const [stuck] = await rows<{ parked: number }>(
    source,
    "SELECT COUNT(*) AS parked FROM event_deliveries WHERE status = 'parked'",
  );
  const oldest = open?.dueAt ? Math.max(0, (now.getTime() - open.dueAt.getTime()) / 1000) : 0;
  return { oldestSeconds: oldest, parked: stuck?.parked ?? 0 };
}
