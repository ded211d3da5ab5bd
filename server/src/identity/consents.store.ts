import { Injectable } from '@nestjs/common';
import type { Id, RecordConsentRequest } from '@tianpu/shared/api';
import { Clock, Ids, insert, type Tx } from '../platform';

/** The only writer of consents, and it only adds: withdrawing is a row of its own. */
@Injectable()
export class ConsentsStore {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async add(tx: Tx, customerId: Id, consent: RecordConsentRequest): Promise<void> {
    await insert(tx, 'consents', {
      id: this.ids.next(),
      customer_id: customerId,
      purpose: consent.purpose,
      version: consent.version,
      text_sha256: consent.textSha256,
      granted: consent.granted ? 1 : 0,
      channel: 'mini_program',
      recorded_at: this.clock.now(),
    });
  }
}
