import { Injectable } from '@nestjs/common';
import type { CheckoutChoices, Id } from '@tianpu/shared/api';
import { type CustomerFacts, DEFAULT_CHOICES, type Offer, type QuoteChoices } from '@tianpu/shared/pricing';
import { CouponsReader, CustomerAudiences } from '../coupons';
import { OffersReader } from '../offers';
import { Clock, type Db } from '../platform';
import { PointsReader } from '../points';
import { OrderHistory } from './order-history';

/** Who asks for a price, what is on offer to her, and what she chose: everything a quote needs besides the cart. */
export interface Benefits {
  facts: CustomerFacts | null;
  offers: readonly Offer[];
  choices: QuoteChoices;
}

/** Somebody unknown, offered nothing: the price on the tag. */
export const NO_BENEFITS: Benefits = { facts: null, offers: [], choices: DEFAULT_CHOICES };

/** Collects what the shop knows of a customer at the moment of a quote. */
@Injectable()
export class CheckoutBenefits {
  constructor(
    private readonly clock: Clock,
    private readonly history: OrderHistory,
    private readonly audiences: CustomerAudiences,
    private readonly points: PointsReader,
    private readonly coupons: CouponsReader,
    private readonly offers: OffersReader,
  ) {}

  async load(db: Db, customerId: Id, { couponId, usePoints }: CheckoutChoices): Promise<Benefits> {
    const now = this.clock.now();
    const [audiences, isFirstOrder, points, coupons, offers] = await Promise.all([
      this.audiences.of(db, customerId),
      this.history.isFirstOrder(db, customerId),
      this.points.factsOf(db, customerId, now),
      this.coupons.offersOf(db, customerId),
      this.offers.current(db),
    ]);
    return {
      facts: { now, audiences, isFirstOrder, ...points },
      offers: [...offers, ...coupons],
      choices: {
        coupon: couponId ?? DEFAULT_CHOICES.coupon,
        usePoints: usePoints ?? DEFAULT_CHOICES.usePoints,
      },
    };
  }
}
