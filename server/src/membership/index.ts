export { Enrol } from './enrol';
export { type MemberCard, MemberCards } from './member-cards';
export { MemberRoles } from './member-roles';
export { EnrolDto, UseBenefitDto } from './membership.dto';
export { MembershipReactions } from './membership.handlers';
export { membershipInvariants } from './membership.invariants';
export { MembershipModule } from './membership.module';
export { type MemberStanding, MembershipReader } from './membership.read-model';
export { UseBenefit } from './use-benefit';
