import { Injectable } from '@nestjs/common';
import type { Id, ShopDate } from '@tianpu/shared/api';
import { type SignIn, signInReward } from '@tianpu/shared/points';
import { addDays, shopDateOf } from '@tianpu/shared/time';
import { type Db, Ids, insert, refuse, rows, type Tx } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { EarnPoints } from './earn-points';

/** How far back a streak is looked for; whoever came every day for a year begins to be counted from there. */
const LOOK_BACK_DAYS = 400;

/** Signing in once a day gives a few points, more at the end of every full week in a row. */
@Injectable()
export class SignInPoints {
  constructor(
    private readonly accounts: PointsAccountsStore,
    private readonly earning: EarnPoints,
    private readonly ids: Ids,
  ) {}

  /**
   * Refuses `points.signed_in_today`, also to the second of two phones at once.
   *
   * Example: six days in a row until yesterday: today gives 12 and a streak of 7.
   */
  async run(tx: Tx, customerId: Id): Promise<Extract<SignIn, { ok: true }>> {
    const { now } = await this.accounts.lock(tx, customerId);
    const today = shopDateOf(now);
    const reward = signInReward(await this.daysOf(tx, customerId, today), today);
    if (!reward.ok) refuse(reward);
    const id = this.ids.next();
    await insert(tx, 'points_sign_ins', {
      id,
      customer_id: customerId,
      signed_on: today,
      streak_days: reward.streakDays,
      points: reward.points,
    });
    const label = reward.streakDays > 1 ? `连续签到 ${reward.streakDays} 天` : '每日签到';
    await this.earning.atOnce(tx, customerId, reward.points, { source: 'sign_in', sourceId: id, label });
    return reward;
  }

  async daysOf(db: Db, customerId: Id, today: ShopDate): Promise<ShopDate[]> {
    const days = await rows<{ signedOn: ShopDate }>(
      db,
      'SELECT signed_on AS signedOn FROM points_sign_ins WHERE customer_id = ? AND signed_on >= ?',
      [customerId, addDays(today, -LOOK_BACK_DAYS)],
    );
    return days.map(({ signedOn }) => signedOn);
  }
}
