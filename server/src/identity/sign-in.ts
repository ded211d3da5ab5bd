import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Clock, DomainEvents, type Tx } from '../platform';
import { MINI_PROGRAM_API, type MiniProgramApi } from '../wechat';
import { CustomerSessionsStore } from './customer-sessions.store';
import { CustomersStore } from './customers.store';
import { inOurWords } from './wechat-refusals';

export interface OpenedSession {
  customerId: Id;
  sessionId: Id;
  refreshToken: string;
}

/** Silent sign-in: WeChat says who it is, the session is our own. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(MINI_PROGRAM_API) private readonly wechat: MiniProgramApi,
    private readonly customers: CustomersStore,
    private readonly sessions: CustomerSessionsStore,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks WeChat whose login code this is. Refuses `session.login_code_invalid` (40029: used, over 5 minutes old, or of
   * another app), `session.customer_blocked` (40226), `service.unavailable` when WeChat gives no answer. WeChat's
   * session_key stays behind here: nothing of ours needs it, so it is neither stored nor handed on.
   */
  async whoIs(code: string): Promise<string> {
    const { openid } = await inOurWords(() => this.wechat.exchangeCode(code), {
      code_invalid: 'session.login_code_invalid',
      user_blocked: 'session.customer_blocked',
    });
    return openid;
  }

  /**
   * Opens a session for the person behind an openid and registers her on the first occasion.
   * Example: 50 simultaneous first sign-ins of one person: 50 sessions, one customer, one `customer.registered`.
   */
  async enter(tx: Tx, openid: string): Promise<OpenedSession> {
    const known = await this.customers.idByOpenid(tx, openid);
    const customer = known ? { id: known, isNew: false } : await this.customers.register(tx, openid);
    if (customer.isNew) {
      await this.events.record(tx, {
        name: 'customer.registered',
        aggregateId: customer.id,
        payload: { customerId: customer.id, at: this.clock.now().toISOString() },
      });
    }
    return { customerId: customer.id, ...(await this.sessions.open(tx, customer.id)) };
  }
}
