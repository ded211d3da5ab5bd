import type { Id } from '@tianpu/shared/api';
import { MOVE_ROLES, type MoveRole } from '@tianpu/shared/orders';
import { type Actor, ensure, type StaffActor } from '../platform';

/** The status table's word for who asks. An unknown staff role is nobody: it may move nothing. */
export function moveRoleOf(actor: Actor): MoveRole | undefined {
  const role = actor.kind === 'staff' ? actor.role : actor.kind;
  return MOVE_ROLES.find((known) => known === role);
}

/** Staff act in their own stores only; for any other store the answer is that it does not exist. */
export function ensureOwnStore(actor: StaffActor, storeId: Id): void {
  ensure(actor.storeIds.includes(storeId), 'store.not_found');
}

/** Work of the shop's own machinery, by its job's name. */
export function systemActor(id: string): Actor {
  return { kind: 'system', id };
}
