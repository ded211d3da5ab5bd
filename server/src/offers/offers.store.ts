import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { CouponOffer, Offer } from '@tianpu/shared/pricing';
import { affected, Clock, type Db, Ids, insert, readJson, row, rows, type Tx } from '../platform';

/** What the shop offers; a coupon is a customer's, and lives with coupons. */
export type ShopOffer = Exclude<Offer, CouponOffer>;
type Draft<O> = O extends ShopOffer ? Omit<O, 'id'> & { key: string } : never;
/** An offer as the shop writes it; the key never changes and finds the row again. */
export type OfferDraft = Draft<ShopOffer>;

export interface StoredOffer {
  key: string;
  isActive: boolean;
  offer: ShopOffer;
}

interface OfferRow {
  id: Id;
  offer_key: string;
  kind: ShopOffer['kind'];
  label: string;
  rule: unknown;
  valid_from: Date | null;
  valid_to: Date | null;
  is_active: number;
}

const COLUMNS = 'id, offer_key, kind, label, rule, valid_from, valid_to, is_active';

/** The only writer of `offers`. Orders keep what an offer did; a changed offer changes no order. */
@Injectable()
export class OffersStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Creates the offer with this key or brings it up to date; answers its id. */
  async save(tx: Tx, draft: OfferDraft, by: string): Promise<Id> {
    const { key, kind, label, validity, ...rule } = draft;
    const columns = {
      kind,
      label,
      rule: JSON.stringify(rule),
      valid_from: validity.from === null ? null : new Date(validity.from),
      valid_to: validity.to === null ? null : new Date(validity.to),
    };
    const known = await row<{ id: Id }>(tx, 'SELECT id FROM offers WHERE offer_key = ?', [key]);
    const id = known?.id ?? this.ids.next();
    if (known === undefined) {
      const createdAt = this.clock.now();
      const first = { id, offer_key: key, is_active: true, created_at: createdAt, created_by: by };
      await insert(tx, 'offers', { ...first, ...columns });
    } else {
      const assignments = Object.keys(columns).map((column) => `${column} = ?`);
      await affected(tx, `UPDATE offers SET ${assignments.join(', ')} WHERE id = ?`, [
        ...Object.values(columns),
        id,
      ]);
    }
    return id;
  }

  /** False when there is none, or it was stopped before. */
  async stop(tx: Tx, offerId: Id): Promise<boolean> {
    return (
      (await affected(tx, 'UPDATE offers SET is_active = 0 WHERE id = ? AND is_active = 1', [offerId])) === 1
    );
  }

  async all(db: Db): Promise<StoredOffer[]> {
    return (await rows<OfferRow>(db, `SELECT ${COLUMNS} FROM offers ORDER BY id`)).map(storedOffer);
  }

  /** Offers in force at a moment, and those yet to come: customers may be told when they begin. */
  async inForce(db: Db, now: Date): Promise<ShopOffer[]> {
    const found = await rows<OfferRow>(
      db,
      `SELECT ${COLUMNS} FROM offers WHERE is_active = 1 AND (valid_to IS NULL OR valid_to > ?) ORDER BY id`,
      [now],
    );
    return found.map((each) => storedOffer(each).offer);
  }
}

function storedOffer(found: OfferRow): StoredOffer {
  const { id, kind, label } = found;
  const validity = {
    from: found.valid_from?.toISOString() ?? null,
    to: found.valid_to?.toISOString() ?? null,
  };
  // What `save` took apart comes together again: the kind decides the shape of the rule.
  const offer = { ...readJson<object>(found.rule), id, kind, label, validity } as ShopOffer;
  return { key: found.offer_key, isActive: found.is_active === 1, offer };
}
