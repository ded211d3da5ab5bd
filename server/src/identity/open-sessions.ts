import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, SessionVerifier, ShortCache, UnitOfWork } from '../platform';
import { type AccessClaims, AccessTokens } from './access-tokens';
import { CustomerSessionsStore } from './customer-sessions.store';
import { MINUTE_MS } from './identity.rules';
import { StaffSessionsStore } from './staff-sessions.store';

/** A sign-out or a disabled member of staff takes effect after this at the latest, on every instance. */
const MAX_AGE_MS = 1_000;

/**
 * Knows who is behind an access token right now. A good signature is not enough: the sign-in it belongs to must still
 * be open, and a member of staff must not have been disabled, moved to another role or given a new password since.
 */
@Injectable()
export class OpenSessions extends SessionVerifier {
  private readonly actors = new ShortCache<Actor | undefined>(MAX_AGE_MS, 20_000);

  constructor(
    private readonly tokens: AccessTokens,
    private readonly customerSessions: CustomerSessionsStore,
    private readonly staffSessions: StaffSessionsStore,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async verify(token: string): Promise<Actor | undefined> {
    const claims = await this.tokens.read(token);
    return claims && this.actors.get(cacheKey(claims), () => this.actorOf(claims));
  }

  /** Ends the session in this process at once; the others notice within a second. */
  forget(claims: AccessClaims): void {
    this.actors.forget(cacheKey(claims));
  }

  private actorOf(claims: AccessClaims): Promise<Actor | undefined> {
    return claims.audience === 'customer' ? this.customer(claims) : this.staff(claims);
  }

  private async customer({ sessionId, subject }: AccessClaims): Promise<Actor | undefined> {
    const open = await this.customerSessions.isOpen(this.database.source, sessionId, subject);
    return open ? { kind: 'customer', id: subject } : undefined;
  }

  private async staff({ sessionId, subject }: AccessClaims): Promise<Actor | undefined> {
    const now = this.clock.now();
    const session = await this.staffSessions.findOpen(this.database.source, sessionId, subject, now);
    if (!session) return undefined;
    if (now.getTime() - session.lastSeenAt.getTime() >= MINUTE_MS) {
      await this.unitOfWork.run((tx) => this.staffSessions.see(tx, sessionId, now));
    }
    return { kind: 'staff', id: subject, role: session.role, storeIds: session.storeIds };
  }
}

/** Everything a token claims, so that one claim of it cannot borrow the answer to another. */
function cacheKey({ audience, subject, sessionId }: AccessClaims): string {
  return `${audience}:${subject}:${sessionId}`;
}
