import { Injectable } from '@nestjs/common';
import type { SourceEvent } from '../events/sources';
import type { Tx } from '../platform';
import { ClaimCoupon } from './claim-coupon';

/** What coupons do when others tell them something. */
@Injectable()
export class CouponsReactions {
  constructor(private readonly claims: ClaimCoupon) {}

  /** `visit.recorded`: a code that hangs in a store brings its coupons, once per person. */
  async visitRecorded(tx: Tx, { payload }: { payload: SourceEvent['payload'] }): Promise<void> {
    await this.claims.byStoreCode(tx, payload.customerId, payload.sourceCodeId);
  }
}
