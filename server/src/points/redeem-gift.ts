import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id, RedeemGiftRequest } from '@tianpu/shared/api';
import { rankOf, type TierLadder } from '@tianpu/shared/membership';
import { availablePoints, canRedeemGift, type GiftTerms, giftPickupThrough } from '@tianpu/shared/points';
import { Coupons } from '../coupons';
import { MembershipReader } from '../membership';
import { ensure, Ids, refuse, type Tx } from '../platform';
import { StoresReader } from '../stores';
import { PointsAccountsStore } from './accounts.store';
import { type Gift, GiftsStore } from './gifts.store';
import { Points } from './points';
import { opensAtOf } from './points.rules';
import { type Redemption, RedemptionsStore } from './redemptions.store';

const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: a code cannot be guessed at the counter, and staff can still type it. */
const CODE_LENGTH = 10;

/** Points become a gift: account first, the shelf that everybody shares last. */
@Injectable()
export class RedeemGift {
  constructor(
    private readonly ids: Ids,
    private readonly accounts: PointsAccountsStore,
    private readonly gifts: GiftsStore,
    private readonly redemptions: RedemptionsStore,
    private readonly points: Points,
    private readonly membership: MembershipReader,
    private readonly stores: StoresReader,
    private readonly coupons: Coupons,
  ) {}

  /**
   * Takes the points and gives a code for the counter, or the coupon at once. Refuses `points.gift_unknown`,
   * `points.gift_changed` when it costs something else than she saw, what `canRedeemGift` refuses, and `store.not_found`
   * when there is no store to fetch it from.
   *
   * Example: 1,860 points, candles for 600: 1,260 are left, code `7KD0M2PQ4T`, to be fetched within 30 days.
   */
  async run(tx: Tx, customerId: Id, giftId: Id, request: RedeemGiftRequest): Promise<Id> {
    const account = await this.accounts.lock(tx, customerId);
    const gift = await this.gifts.of(tx, giftId);
    ensure(gift !== undefined, 'points.gift_unknown');
    const { points } = gift;
    ensure(points === request.expectedPoints, 'points.gift_changed', { points });
    const standing = await this.membership.standingOf(tx, customerId);
    const decision = canRedeemGift(
      giftTerms(gift, standing.ladder),
      {
        available: availablePoints(account, account.now),
        opensAt: opensAtOf(standing),
        rank: standing.tier.rank,
        redeemed: await this.gifts.redeemed(tx, giftId, customerId),
      },
      account.now,
    );
    if (!decision.ok) refuse(decision);
    const id = this.ids.next();
    await this.points.spendFrom(tx, account, points, { source: 'gift', sourceId: id, label: gift.name });
    await this.gifts.count(tx, giftId, customerId, 1);
    const goal = await this.#goal(tx, { id, customerId, gift, storeId: request.storeId, now: account.now });
    await this.redemptions.add(tx, { id, customerId, giftId, points, redeemedAt: account.now, ...goal });
    ensure(await this.gifts.takePiece(tx, giftId), 'points.gift_sold_out');
    return id;
  }

  async #goal(
    tx: Tx,
    wish: { id: Id; customerId: Id; gift: Gift; storeId: Id | null; now: Date },
  ): Promise<Pick<Redemption, 'status' | 'code' | 'storeId' | 'couponId' | 'pickupThrough'>> {
    const { id, customerId, gift, storeId, now } = wish;
    if (gift.couponTemplateKey !== null) {
      const couponId = await this.coupons.issue(tx, {
        customerId,
        templateKey: gift.couponTemplateKey,
        channel: 'points_mall',
        dedupeKey: `points:${id}`,
      });
      return { status: 'issued', code: null, storeId: null, couponId, pickupThrough: null };
    }
    ensure(storeId !== null, 'request.invalid', { field: 'storeId' });
    await this.stores.get(tx, storeId);
    const pickupThrough = giftPickupThrough(now);
    return { status: 'waiting', code: drawCode(), storeId, couponId: null, pickupThrough };
  }
}

/** A gift as the rule reads it. A tier that the present ladder does not know asks for the highest there is. */
export function giftTerms(gift: Gift, ladder: TierLadder): GiftTerms {
  const isKnown = ladder.tiers.some(({ key }) => key === gift.fromTierKey);
  const highest = ladder.tiers.length - 1;
  return {
    points: gift.points,
    fromRank: gift.fromTierKey === null ? 0 : isKnown ? rankOf(ladder, gift.fromTierKey) : highest,
    remaining: gift.remaining,
    limitPerCustomer: gift.limitPerCustomer,
    onSaleFrom: gift.onSaleFrom?.toISOString() ?? null,
    onSaleTo: gift.onSaleTo?.toISOString() ?? null,
  };
}

function drawCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
