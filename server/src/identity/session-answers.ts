import { Injectable } from '@nestjs/common';
import type { Id, SessionResponse, StaffProfile, StaffSessionResponse } from '@tianpu/shared/api';
import { Database, ensure } from '../platform';
import { type AccessClaims, AccessTokens } from './access-tokens';
import { CUSTOMER_ACCESS_SECONDS, STAFF_SESSION_SECONDS } from './identity.rules';
import { OpenSessions } from './open-sessions';
import { CustomerProfiles } from './profiles';
import type { OpenedSession } from './sign-in';

/** Turns an opened session into what the app receives, and a received token back into its session. */
@Injectable()
export class SessionAnswers {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly profiles: CustomerProfiles,
    private readonly openSessions: OpenSessions,
    private readonly database: Database,
  ) {}

  /** An access token for 2 hours beside the refresh token. */
  async customer({ customerId, sessionId, refreshToken }: OpenedSession): Promise<SessionResponse> {
    return {
      accessToken: await this.tokens.issue(
        { audience: 'customer', subject: customerId, sessionId },
        CUSTOMER_ACCESS_SECONDS,
      ),
      expiresInSeconds: CUSTOMER_ACCESS_SECONDS,
      refreshToken,
      customer: await this.profiles.of(this.database.source, customerId),
    };
  }

  /** One token for the whole shift; the server ends it after 30 minutes without a request. */
  async staff(sessionId: Id, staff: StaffProfile): Promise<StaffSessionResponse> {
    return {
      accessToken: await this.tokens.issue(
        { audience: 'staff', subject: staff.id, sessionId },
        STAFF_SESSION_SECONDS,
      ),
      expiresInSeconds: STAFF_SESSION_SECONDS,
      staff,
    };
  }

  /** The sign-in that the request's own token belongs to. */
  async claimsOf(authorization: string): Promise<AccessClaims> {
    const claims = await this.tokens.read(authorization.replace(/^Bearer /, ''));
    ensure(claims, 'session.unauthenticated');
    return claims;
  }

  /** After sign-out: this process refuses the token from now on, without waiting a second. */
  forget(claims: AccessClaims): void {
    this.openSessions.forget(claims);
  }
}
