export * from './member-texts.view';
export { memberCentreKey, refreshMembership, useMemberCentre } from './use-member-centre';
