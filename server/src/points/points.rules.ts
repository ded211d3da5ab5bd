import type { StaffRole } from '@tianpu/shared/api';
import { benefitValue } from '@tianpu/shared/membership';
import { thresholdAt } from '@tianpu/shared/points';
import type { MemberStanding } from '../membership';
import type { StaffActor } from '../platform';

/** The balance at which redeeming opens in a tier: what its benefits say, else the even steps from 500 to 200. */
export function opensAtOf({
  terms,
  tier,
  ladder,
}: Pick<MemberStanding, 'terms' | 'tier' | 'ladder'>): number {
  return benefitValue(terms, 'redemption_threshold') ?? thresholdAt(tier.rank, ladder.tiers.length);
}

/** Points per yuan in percent; 100 where the tier says nothing. */
export function multiplierOf({ terms }: Pick<MemberStanding, 'terms'>): number {
  return benefitValue(terms, 'points_multiplier') ?? 100;
}

const STAFF_ROLES: readonly StaffRole[] = ['counter', 'baker', 'manager', 'owner'];

/** The role a session carries; an unknown one may do the least. */
export function staffRoleOf({ role }: StaffActor): StaffRole {
  return STAFF_ROLES.find((known) => known === role) ?? 'counter';
}
