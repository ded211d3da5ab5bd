import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { affected, Clock, DomainEvents, Ids, Log, type Tx } from '../platform';
import type { CaseKind } from './payments.types';

export interface NewCase {
  kind: CaseKind;
  orderId: Id | null;
  /** Our number of the payment or refund the case is about. */
  reference: string;
  transactionId?: string | null;
  expectedFen?: number | null;
  actualFen?: number | null;
}

/** The only writer of `payment_cases`: money that does not fit waits here for a person. */
@Injectable()
export class PaymentCases {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly events: DomainEvents,
    private readonly log: Log,
  ) {}

  /** Opens a case once per kind, reference and transaction; the same news again changes nothing. */
  async open(tx: Tx, news: NewCase): Promise<void> {
    const caseId = this.ids.next();
    const at = this.clock.now();
    const opened = await affected(
      tx,
      `INSERT IGNORE INTO payment_cases
         (id, kind, dedupe_key, order_id, reference, transaction_id, expected_fen, actual_fen, opened_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        caseId,
        news.kind,
        `${news.kind}:${news.reference}:${news.transactionId ?? ''}`,
        news.orderId,
        news.reference,
        news.transactionId ?? null,
        news.expectedFen ?? null,
        news.actualFen ?? null,
        at,
      ],
    );
    if (opened === 0) return;
    this.log.error({ case: news.kind, reference: news.reference }, 'payment case opened');
    await this.events.record(tx, {
      name: 'payment.case_opened',
      aggregateId: news.orderId ?? caseId,
      payload: { caseId, kind: news.kind, orderId: news.orderId, at: at.toISOString() },
    });
  }
}
