import { Module } from '@nestjs/common';
import { SessionVerifier } from '../platform';
import { AccessTokens } from './access-tokens';
import { AvatarsController } from './avatars.controller';
import { AvatarsStore } from './avatars.store';
import { ClientConfigController } from './client-config.controller';
import { ConsentsStore } from './consents.store';
import { CustomerImport } from './customer-import';
import { CustomerSessionsStore } from './customer-sessions.store';
import { CustomersStore } from './customers.store';
import { IdentityJobs } from './identity.jobs';
import { IdentityReader } from './identity-reader';
import { MeController } from './me.controller';
import { OpenSessions } from './open-sessions';
import { Phones } from './phones';
import { ProfileChanges } from './profile-changes';
import { CustomerProfiles } from './profiles';
import { SessionAnswers } from './session-answers';
import { SessionsController } from './sessions.controller';
import { SignIn } from './sign-in';
import { SignInAttemptsStore } from './sign-in-attempts.store';
import { StaffController } from './staff.controller';
import { StaffStore } from './staff.store';
import { StaffSessionsStore } from './staff-sessions.store';
import { StaffSignIn } from './staff-sign-in';

@Module({
  controllers: [SessionsController, MeController, AvatarsController, ClientConfigController, StaffController],
  providers: [
    AccessTokens,
    AvatarsStore,
    ConsentsStore,
    CustomerImport,
    CustomerProfiles,
    CustomerSessionsStore,
    CustomersStore,
    IdentityJobs,
    IdentityReader,
    OpenSessions,
    Phones,
    ProfileChanges,
    SessionAnswers,
    SignIn,
    SignInAttemptsStore,
    StaffSessionsStore,
    StaffSignIn,
    StaffStore,
    { provide: SessionVerifier, useExisting: OpenSessions },
  ],
  exports: [CustomerImport, IdentityReader, SessionVerifier, SignIn, StaffStore],
})
export class IdentityModule {}
