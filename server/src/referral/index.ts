export { ReferralReactions } from './referral.handlers';
export { referralInvariants } from './referral.invariants';
export { ReferralModule } from './referral.module';
export { ReferralReader } from './referral.read-model';
export { Referrals } from './referrals';
