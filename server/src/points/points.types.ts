import type { Id } from '@tianpu/shared/api';
import type { PointsHoldings, PointsSource } from '@tianpu/shared/points';

/** One customer's account, locked for this transaction: nobody else moves her points until COMMIT. */
export interface LockedAccount extends PointsHoldings {
  customerId: Id;
  balance: number;
  entryCount: number;
  /** Read after the lock, so that whoever waited over midnight for it is not a moment too early. */
  now: Date;
}

/** What caused an entry. With the entry's kind it is unique: the same cause cannot be booked twice. */
export interface PointsCause {
  source: PointsSource;
  sourceId: Id;
  label: string;
}

/** Names the spend that is undone. */
export interface SpendReference {
  source: 'order' | 'gift';
  sourceId: Id;
}
