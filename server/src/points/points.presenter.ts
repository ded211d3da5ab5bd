import { Injectable } from '@nestjs/common';
import type {
  GiftRedemptionResponse,
  GiftResponse,
  GiftsResponse,
  Id,
  PointsAdjustmentResponse,
} from '@tianpu/shared/api';
import { canRedeemGift, giftState } from '@tianpu/shared/points';
import { IdentityReader } from '../identity';
import { type MemberStanding, MembershipReader } from '../membership';
import { Clock, type Db } from '../platform';
import { StoresReader } from '../stores';
import type { Adjustment } from './adjustments.store';
import { type Gift, GiftsStore } from './gifts.store';
import { PointsReader } from './points.read-model';
import { opensAtOf } from './points.rules';
import { giftTerms } from './redeem-gift';
import type { Redemption } from './redemptions.store';

/** Rows of the mall and of adjustments as the contract says them. */
@Injectable()
export class PointsPresenter {
  constructor(
    private readonly clock: Clock,
    private readonly reader: PointsReader,
    private readonly gifts: GiftsStore,
    private readonly membership: MembershipReader,
    private readonly stores: StoresReader,
    private readonly identity: IdentityReader,
  ) {}

  /** The shelf with each gift's state for this customer, and why not, with numbers. */
  async shelf(db: Db, customerId: Id): Promise<GiftsResponse> {
    const [shelf, standing, account] = await Promise.all([
      this.gifts.shelf(db, customerId),
      this.membership.standingOf(db, customerId),
      this.reader.account(db, customerId, this.clock.now()),
    ]);
    const gifts = shelf.map((gift) => this.#gift(gift, standing, account.available));
    return { gifts, account };
  }

  async redemptions(db: Db, found: readonly Redemption[]): Promise<GiftRedemptionResponse[]> {
    if (found.length === 0) return [];
    const stores = new Map((await this.stores.all(db)).map(({ id, name }) => [id, { id, name }]));
    return found.map((redemption) => ({
      id: redemption.id,
      giftId: redemption.giftId,
      kind: redemption.kind,
      name: redemption.name,
      imageUrl: redemption.imageUrl,
      points: redemption.points,
      status: redemption.status,
      code: redemption.status === 'waiting' ? redemption.code : null,
      store: (redemption.storeId && stores.get(redemption.storeId)) || null,
      pickupThrough: redemption.pickupThrough,
      couponId: redemption.couponId,
      redeemedAt: redemption.redeemedAt.toISOString(),
    }));
  }

  async adjustments(db: Db, found: readonly Adjustment[]): Promise<PointsAdjustmentResponse[]> {
    const names = await this.identity.namesOf(
      db,
      found.map(({ customerId }) => customerId),
    );
    const staffIds = new Set(
      found.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy ?? requestedBy]),
    );
    const staff = new Map<Id, string>();
    for (const id of staffIds) staff.set(id, (await this.identity.staffNameOf(db, id)) ?? '');
    const person = (id: Id) => ({ id, name: staff.get(id) ?? '' });
    return found.map(({ requestedBy, requestedAt, decidedBy, decidedAt, ...adjustment }) => ({
      ...adjustment,
      customerName: names.get(adjustment.customerId) ?? '顾客',
      requestedBy: person(requestedBy),
      requestedAt: requestedAt.toISOString(),
      decidedBy: decidedBy === null ? null : person(decidedBy),
      decidedAt: decidedAt?.toISOString() ?? null,
    }));
  }

  #gift(gift: Gift & { redeemed: number }, standing: MemberStanding, available: number): GiftResponse {
    const { ladder, tier } = standing;
    const { redeemed, fromTierKey } = gift;
    const terms = giftTerms(gift, ladder);
    const seeker = { available, opensAt: opensAtOf(standing), rank: tier.rank, redeemed };
    const decision = canRedeemGift(terms, seeker, this.clock.now());
    const from = fromTierKey === null ? undefined : ladder.tiers[terms.fromRank];
    return {
      id: gift.id,
      kind: gift.kind,
      name: gift.name,
      description: gift.description,
      imageUrl: gift.imageUrl,
      points: gift.points,
      fromTier: from ? { key: from.key, name: from.name } : null,
      remaining: gift.remaining,
      limitPerCustomer: gift.limitPerCustomer,
      redeemedByMe: redeemed,
      state: giftState(decision),
      refusal: decision.ok ? null : { code: decision.code, params: decision.params },
    };
  }
}
