import type { Id } from '../api/common';
import type { DeliveryRule } from '../api/stores';
import type { At } from '../time/shop-time';
import type { Offer } from './offer';
import type { QuoteLineInput } from './quote';

/** Points the customer may pay with; null in the facts when she may not. */
export interface PointsFacts {
  /** What is free to spend: not frozen, not pending. */
  available: number;
  /** Spending opens at this balance, by tier (500 normal … 200 diamond). */
  opensAt: number;
  /** How much of the goods points may pay, in percent. */
  maxSharePercent: number;
}

/** How points are earned on this order; null in the facts when none are. */
export interface EarningFacts {
  pointsPerYuan: number;
  /** Tier and campaign together, in percent: 150 gives half as much again. */
  multiplierPercent: number;
  /** Products that earn more or less, in percent; 100 for those not named. */
  productPercents: Readonly<Record<Id, number>>;
}

/** What the shop knows of the customer at the moment of the quote. */
export interface CustomerFacts {
  now: At;
  /** `tier:silver`, `new_customer`, `role:store_manager`, later `segment:<id>`: the one port of `Who`. */
  audiences: readonly string[];
  isFirstOrder: boolean;
  points: PointsFacts | null;
  earning: EarningFacts | null;
}

/** What the customer chose at checkout. */
export interface QuoteChoices {
  /** `best` lets the quote choose, `none` keeps every coupon, an id uses that one if it saves anything. */
  coupon: Id | 'best' | 'none';
  usePoints: boolean;
}

export interface PricingSettings {
  /** The owner may allow two rates (9 折, 88 折, tier rate) in one order; off by default. */
  allowSeveralRates: boolean;
}

export interface QuoteInput {
  lines: readonly QuoteLineInput[];
  /** Set once the customer has chosen delivery and a place that `deliveryPrice` accepts; null for pickup. */
  delivery: { rule: DeliveryRule; distanceMeters: number } | null;
  /** Null for somebody unknown: no offer is looked at and no points move. */
  facts: CustomerFacts | null;
  /** Everything on offer, also what does not apply: each such offer comes back with its reason. */
  offers: readonly Offer[];
  choices: QuoteChoices;
  settings: PricingSettings;
}

/** A quote request; what is left out is the plain case: nobody known, nothing offered, best coupon, no points. */
export type QuoteRequest = Pick<QuoteInput, 'lines' | 'delivery'> & Partial<QuoteInput>;

export const DEFAULT_CHOICES: QuoteChoices = { coupon: 'best', usePoints: false };
export const DEFAULT_SETTINGS: PricingSettings = { allowSeveralRates: false };
