import type { DataSource } from 'typeorm';

import { isDuplicateKey } from '../database/errors';
import { affected, insert, row } from '../database/tx';
import type { UnitOfWork } from '../database/unit-of-work';

interface Run {
  job: string;
  dueAt: Date;
  instance: string;
}

/** `claimed`: ours to run; `done`: finished or never ours; `elsewhere`: another instance is at it, ask again later. */
export type ClaimAnswer = 'claimed' | 'done' | 'elsewhere';

/** Claims one due time, or takes it over when the lease of its runner has expired. */
export async function claimRun(
  unitOfWork: UnitOfWork,
  source: DataSource,
  claim: Run & { now: Date; leaseMs: number },
): Promise<ClaimAnswer> {
  const { job, dueAt, instance, now } = claim;
  const leaseUntil = new Date(now.getTime() + claim.leaseMs);
  const seen = await row<{ finishedAt: Date | null; leaseUntil: Date }>(
    source,
    'SELECT finished_at AS finishedAt, lease_until AS leaseUntil FROM job_runs WHERE job = ? AND due_at = ?',
    [job, dueAt],
  );
  if (seen?.finishedAt) return 'done';
  if (seen && seen.leaseUntil > now) return 'elsewhere';
  if (seen) {
    const taken = await unitOfWork.run((tx) =>
      affected(
        tx,
        `UPDATE job_runs SET instance = ?, lease_until = ?, tries = tries + 1
         WHERE job = ? AND due_at = ? AND finished_at IS NULL AND lease_until <= ?`,
        [instance, leaseUntil, job, dueAt, now],
      ),
    );
    return taken === 1 ? 'claimed' : 'elsewhere';
  }
  try {
    await unitOfWork.run((tx) =>
      insert(tx, 'job_runs', { job, due_at: dueAt, instance, started_at: now, lease_until: leaseUntil }),
    );
    return 'claimed';
  } catch (error) {
    if (isDuplicateKey(error)) return 'elsewhere';
    throw error;
  }
}

export async function extendLease(unitOfWork: UnitOfWork, run: Run, until: Date): Promise<void> {
  await unitOfWork.run((tx) =>
    affected(
      tx,
      'UPDATE job_runs SET lease_until = ? WHERE job = ? AND due_at = ? AND instance = ? AND finished_at IS NULL',
      [until, run.job, run.dueAt, run.instance],
    ),
  );
}

/** Closes the run, unless another instance has taken it over in the meantime. */
export async function finishRun(
  unitOfWork: UnitOfWork,
  run: Run,
  now: Date,
  failure: string | null,
): Promise<void> {
  await unitOfWork.run((tx) =>
    affected(
      tx,
      `UPDATE job_runs SET finished_at = ?, failure = ?
       WHERE job = ? AND due_at = ? AND instance = ? AND finished_at IS NULL`,
      [now, failure?.slice(0, 500) ?? null, run.job, run.dueAt, run.instance],
    ),
  );
}
