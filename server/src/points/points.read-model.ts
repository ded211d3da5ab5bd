import { Injectable } from '@nestjs/common';
import type { ExpiringPoints, Id, PointsAccountResponse } from '@tianpu/shared/api';
import {
  availablePoints,
  DEFAULT_MAX_SHARE_PERCENT,
  DEFAULT_SIGN_IN_RULE,
  earningFacts,
  expiringPoints,
  signInReward,
  streakDays,
  worthOf,
} from '@tianpu/shared/points';
import type { EarningFacts, PointsFacts } from '@tianpu/shared/pricing';
import { addDays, shopDateOf } from '@tianpu/shared/time';
import { type MemberStanding, MembershipReader } from '../membership';
import type { Db } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { AwardsStore } from './awards.store';
import { EarningRatesStore } from './earning-rates.store';
import { multiplierOf, opensAtOf } from './points.rules';
import { SignInPoints } from './sign-in-points';

export interface PointsBalance {
  available: number;
  pending: number;
  debt: number;
  opensAt: number;
  expiring: ExpiringPoints[];
}

/** Points as others and the app's pages read them. */
@Injectable()
export class PointsReader {
  constructor(
    private readonly accounts: PointsAccountsStore,
    private readonly awards: AwardsStore,
    private readonly rates: EarningRatesStore,
    private readonly signIns: SignInPoints,
    private readonly membership: MembershipReader,
  ) {}

  /**
   * What a quote needs to know: what may be spent and from when on, and what these products earn. Both are null for who
   * is not a member.
   *
   * Example: silver with 1,860 points: `points {available 1860, opensAt 400, maxSharePercent 50}`, multiplier 120.
   */
  async factsOf(
    db: Db,
    customerId: Id,
    now: Date,
    productIds: readonly Id[] = [],
  ): Promise<{ points: PointsFacts | null; earning: EarningFacts | null }> {
    const standing = await this.membership.standingOf(db, customerId);
    if (!standing.isEnrolled) return { points: null, earning: null };
    const [available, productPercents, campaigns] = await Promise.all([
      this.availableOf(db, customerId, now),
      this.rates.productPercents(db, productIds),
      this.rates.running(db, now),
    ]);
    const tierPercent = multiplierOf(standing);
    return {
      points: { available, opensAt: opensAtOf(standing), maxSharePercent: DEFAULT_MAX_SHARE_PERCENT },
      earning: earningFacts({ productIds, tierPercent, productPercents, campaigns, now }),
    };
  }

  async availableOf(db: Db, customerId: Id, now: Date): Promise<number> {
    return availablePoints(await this.accounts.read(db, customerId), now);
  }

  /** The numbers of the card. Example: 1,860 free, 320 of them until 30 September, 120 pending, no debt. */
  async balanceOf(
    db: Db,
    customerId: Id,
    standing: Pick<MemberStanding, 'terms' | 'tier' | 'ladder'>,
    now: Date,
  ): Promise<PointsBalance> {
    const [account, promised] = await Promise.all([
      this.accounts.read(db, customerId),
      this.awards.pendingOf(db, customerId),
    ]);
    return {
      available: availablePoints(account, now),
      pending: promised.reduce((sum, { points, reversed }) => sum + points - reversed, 0),
      debt: account.debtPoints,
      opensAt: opensAtOf(standing),
      expiring: expiringPoints(account, now),
    };
  }

  /** The account as every page of points shows it. */
  async account(db: Db, customerId: Id, now: Date): Promise<PointsAccountResponse> {
    const today = shopDateOf(now);
    const [standing, signedInOn] = await Promise.all([
      this.membership.standingOf(db, customerId),
      this.signIns.daysOf(db, customerId, today),
    ]);
    const balance = await this.balanceOf(db, customerId, standing, now);
    const signedInToday = signedInOn.includes(today);
    const next = signInReward(signedInOn, signedInToday ? addDays(today, 1) : today);
    return {
      ...balance,
      worthFen: worthOf(balance.available),
      signIn: {
        signedInToday,
        streakDays: streakDays(signedInOn, today),
        nextPoints: next.ok ? next.points : DEFAULT_SIGN_IN_RULE.points,
      },
      signInRule: DEFAULT_SIGN_IN_RULE,
    };
  }
}
