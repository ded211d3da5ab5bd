import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { chainAbove, mayBind, parseReferralCode, referralCode } from '@tianpu/shared/referral';
import { Clock, type Db, ensure, refuse, type Tx } from '../platform';
import { InvitesStore } from './invites.store';
import { ReferralOrdersStore } from './referral-orders.store';

/** Longer than any chain of friends; a longer one is looked at no further. */
const LONGEST_CHAIN = 1_000;

/** Personal codes, and who came through whose. */
@Injectable()
export class Referrals {
  constructor(
    private readonly clock: Clock,
    private readonly invites: InvitesStore,
    private readonly orders: ReferralOrdersStore,
  ) {}

  /** The customer's own code, drawn the first time it is asked for. */
  async codeOf(tx: Tx, customerId: Id): Promise<string> {
    const known = await this.invites.codeOf(tx, customerId);
    if (known !== undefined) return known;
    await this.invites.addCode(tx, customerId, referralCode([...randomBytes(5)]), this.clock.now());
    const code = await this.invites.codeOf(tx, customerId);
    if (code === undefined) throw new Error('the code that was drawn belongs to somebody else: draw again');
    return code;
  }

  /**
   * Makes somebody the invitee of whoever has this code, once and for good; the same inviter again changes nothing.
   * Refuses `referral.code_unknown`, `referral.self`, `referral.ring`, `referral.already_invited`, `referral.not_new`.
   *
   * Example: A and B open each other's code at the same moment: one becomes the other's friend, the other is a ring.
   */
  async accept(
    tx: Tx,
    { customerId, code }: { customerId: Id; code: string },
  ): Promise<{ inviterId: Id; acceptedAt: Date; isNew: boolean }> {
    const parsed = parseReferralCode(code);
    const inviterId = parsed === null ? undefined : await this.invites.ownerOf(tx, parsed);
    ensure(inviterId !== undefined, 'referral.code_unknown');
    const inviterChain = await this.#lockChain(tx, customerId, inviterId);
    const invitedBy = await this.invites.inviterOf(tx, customerId);
    const decision = mayBind({
      inviteeId: customerId,
      inviterId,
      inviterChain,
      invitedBy,
      hasOrdered: await this.orders.hasPaid(tx, customerId),
    });
    if (!decision.ok) refuse(decision);
    const acceptedAt = this.clock.now();
    if (decision.isNew)
      await this.invites.add(tx, { inviteeId: customerId, inviterId, invitedAt: acceptedAt });
    return { inviterId, acceptedAt, isNew: decision.isNew };
  }

  /**
   * Everybody above the inviter, all of them locked: a chain grows at its upper end only, so rings that are about to
   * close at the same moment wait for each other here. Each of them has a code, because each invited somebody.
   */
  async #lockChain(tx: Tx, customerId: Id, inviterId: Id): Promise<Id[]> {
    await this.codeOf(tx, customerId);
    const locked = new Set<Id>();
    for (let wanted = [customerId, inviterId]; ; ) {
      await this.invites.lockPeople(tx, wanted);
      for (const id of wanted) locked.add(id);
      const chain = await this.#chain(tx, inviterId);
      // Those above may be locked out of id order: of two that wait for each other one starts again, and sees more.
      wanted = chain.filter((id) => !locked.has(id));
      if (wanted.length === 0) return chain;
    }
  }

  async #chain(db: Db, customerId: Id): Promise<Id[]> {
    const above = new Map<Id, Id | null>();
    for (let id: Id | null = customerId; id !== null && !above.has(id) && above.size < LONGEST_CHAIN; ) {
      const inviterId: Id | null = await this.invites.inviterOf(db, id);
      above.set(id, inviterId);
      id = inviterId;
    }
    return chainAbove(customerId, (id) => above.get(id) ?? null);
  }
}
