/** Who caused something: a customer, a member of staff (with role and stores), or the system itself (a job's name). */
export type Actor =
  | { kind: 'customer'; id: string }
  | { kind: 'staff'; id: string; role: string; storeIds: readonly string[] }
  | { kind: 'system'; id: string };

/** A short text that names an actor in keys and logs. Example: `customer:01JD…`. */
export function actorKey(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}

/** Knows sessions; the identity feature provides it. Undefined for every token that is not good right now. */
export abstract class SessionVerifier {
  abstract verify(token: string): Promise<Actor | undefined>;
}
