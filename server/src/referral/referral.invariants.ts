import { bySql, type Invariant } from '../platform';

export const referralInvariants: readonly Invariant[] = [
  bySql(
    'INV-6',
    'a reward for inviting was given only to somebody with as many friends who count',
    `SELECT r.inviter_id, r.step_count, COUNT(i.invitee_id) AS counted FROM referral_rewards r
      LEFT JOIN referral_invites i ON i.inviter_id = r.inviter_id AND i.counted_at IS NOT NULL
      GROUP BY r.inviter_id, r.step_count HAVING COUNT(i.invitee_id) < r.step_count`,
  ),
];
