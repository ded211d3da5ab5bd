export { CustomerImport, type KnownCustomer } from './customer-import';
export { IdentityModule } from './identity.module';
export { IdentityReader } from './identity-reader';
export { hashPassword } from './passwords';
export { type OpenedSession, SignIn } from './sign-in';
export { type StaffMemberDraft, StaffStore } from './staff.store';
