import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { errors, jwtVerify, SignJWT } from 'jose';
import { AppConfig, Clock } from '../platform';

export type Audience = 'customer' | 'staff';

/** What a good access token says: who, in which sign-in, for which half of the API. */
export interface AccessClaims {
  audience: Audience;
  subject: Id;
  sessionId: Id;
}

const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const ISSUER = 'tianpu';
/** Our own servers' clocks may disagree by this much. */
const LEEWAY_SECONDS = 30;

/**
 * Our access tokens: JWT, HS256, `kid` names the key. The first configured key signs and all of them verify, so a key
 * is changed by putting a new one in front and taking the old one away once its last token has ended.
 */
@Injectable()
export class AccessTokens {
  private readonly keys: Map<string, KeyObject>;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.keys = new Map(config.tokenSecrets.map(({ kid, secret }) => [kid, createSecretKey(secret)]));
  }

  /** Example: audience `customer`, 7,200 seconds at 10:00: good until 12:00 (and 30 s of leeway). */
  issue(claims: AccessClaims, lifetimeSeconds: number): Promise<string> {
    const signing = this.config.tokenSecrets[0];
    if (!signing) throw new Error('no token secret is configured');
    const nowSeconds = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: signing.kid })
      .setIssuer(ISSUER)
      .setAudience(claims.audience)
      .setSubject(claims.subject)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + lifetimeSeconds)
      .sign(this.keyOf(signing.kid));
  }

  /**
   * Reads a token, or undefined for every one that is not exactly ours: other algorithm, unknown key, changed, ended,
   * not yet good, or with a claim missing. Nobody learns which.
   */
  async read(token: string): Promise<AccessClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyOf(kid), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: ['customer', 'staff'],
        requiredClaims: ['exp', 'iat', 'sub', 'sid', 'aud'],
        clockTolerance: LEEWAY_SECONDS,
        currentDate: this.clock.now(),
      });
      const { aud, sub, sid } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string') return undefined;
      return aud === 'customer' || aud === 'staff'
        ? { audience: aud, subject: sub, sessionId: sid }
        : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  private keyOf(kid: string | undefined): KeyObject {
    const key = this.keys.get(kid ?? '');
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}
