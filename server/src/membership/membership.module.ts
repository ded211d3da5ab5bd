import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { Enrol } from './enrol';
import { FamilyBirthdays } from './family-birthdays';
import { FamilyBirthdaysStore } from './family-birthdays.store';
import { LadderController } from './ladder.controller';
import { LaddersStore } from './ladders.store';
import { MemberCards } from './member-cards';
import { MemberRoles } from './member-roles';
import { MembersStore } from './members.store';
import { MembershipController } from './membership.controller';
import { MembershipReactions } from './membership.handlers';
import { MembershipJobs } from './membership.jobs';
import { MembershipReader } from './membership.read-model';
import { RecomputeTier } from './recompute-tier';
import { SwitchLadder } from './switch-ladder';
import { TiersStore } from './tiers.store';
import { UseBenefit } from './use-benefit';

@Module({
  imports: [IdentityModule],
  controllers: [MembershipController, LadderController],
  providers: [
    Enrol,
    FamilyBirthdays,
    FamilyBirthdaysStore,
    LaddersStore,
    MemberCards,
    MemberRoles,
    MembersStore,
    MembershipJobs,
    MembershipReactions,
    MembershipReader,
    RecomputeTier,
    SwitchLadder,
    TiersStore,
    UseBenefit,
  ],
  exports: [Enrol, MemberCards, MemberRoles, MembershipReactions, MembershipReader, UseBenefit],
})
export class MembershipModule {}
