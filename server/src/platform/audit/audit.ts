import { Injectable } from '@nestjs/common';

import type { Actor } from '../access/actor';
import { Clock } from '../clock';
import { insert, type Tx } from '../database/tx';
import { requestId } from '../http/request-context';
import { Ids } from '../ids';

/** One state change: who did what to what, from which state to which. Ids and codes only, no personal data. */
export interface AuditRecord {
  actor: Actor;
  /** `order.moved`, `staff.signed_in`, … */
  action: string;
  /** Kind of the subject: `order`, `staff`, … */
  subject: string;
  subjectId: string;
  from?: string | null;
  to?: string | null;
}

/**
 * Writes the audit trail in the transaction of the change: one INSERT and no shared row, so checkouts do not queue behind
 * each other. A job then seals the entries into a hash chain (see `sealing.ts`), within seconds of their COMMIT.
 */
@Injectable()
export class Audit {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async record(tx: Tx, entry: AuditRecord): Promise<void> {
    await insert(tx, 'audit_entries', {
      id: this.ids.next(),
      at: this.clock.now(),
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      action: entry.action,
      subject: entry.subject,
      subject_id: entry.subjectId,
      from_state: entry.from ?? null,
      to_state: entry.to ?? null,
      request_id: requestId() ?? null,
    });
  }
}
