import type { Id } from '../api/common';
import type { Refusal } from '../problems/catalogue';

export interface BindingFacts {
  inviteeId: Id;
  inviterId: Id;
  /** Who invited the inviter, who invited that one, and so on; never longer than people exist. */
  inviterChain: readonly Id[];
  /** Whoever invited the invitee before, or null. */
  invitedBy: Id | null;
  /** A paid order, whatever became of it. */
  hasOrdered: boolean;
}

export type BindingDecision =
  | { ok: true; isNew: boolean }
  | Refusal<'referral.self' | 'referral.ring' | 'referral.already_invited' | 'referral.not_new'>;

/**
 * Whether somebody may become the invitee of somebody. The same inviter again is fine and changes nothing (`isNew`
 * false): the page calls it each time it is opened through the code. Refusals: `referral.self`; `referral.ring` when
 * the invitee stands somewhere in the chain above her inviter; `referral.already_invited` by somebody else;
 * `referral.not_new` for whoever has paid an order before.
 *
 * Example: A invited B and B invited C. A by C: ring. C by A: already invited. D, who has never ordered, by C: ok.
 */
export function mayBind({
  inviteeId,
  inviterId,
  inviterChain,
  invitedBy,
  hasOrdered,
}: BindingFacts): BindingDecision {
  if (inviteeId === inviterId) return refuse('referral.self');
  if (invitedBy === inviterId) return { ok: true, isNew: false };
  if (inviterChain.indexOf(inviteeId) >= 0) return refuse('referral.ring');
  if (invitedBy !== null) return refuse('referral.already_invited');
  if (hasOrdered) return refuse('referral.not_new');
  return { ok: true, isNew: true };
}

/**
 * The chain above a customer, nearest first; stops at somebody nobody invited, and at a repetition, so that a damaged
 * chain cannot run for ever.
 *
 * Example: A invited B, B invited C: the chain of C is [B, A].
 */
export function chainAbove(customerId: Id, inviterOf: (id: Id) => Id | null): Id[] {
  const chain: Id[] = [];
  for (let id = inviterOf(customerId); id !== null && chain.indexOf(id) < 0; id = inviterOf(id))
    chain.push(id);
  return chain;
}

function refuse<
  C extends 'referral.self' | 'referral.ring' | 'referral.already_invited' | 'referral.not_new',
>(code: C): Refusal<C> {
  return { ok: false, code, params: {} };
}
