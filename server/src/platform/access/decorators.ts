import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { Actor } from './actor';

export type Access = { for: 'public' } | { for: 'customer' } | { for: 'staff'; roles: readonly string[] };

export const ACCESS = 'tianpu:access';

/** Anybody may call it, without a session. */
export const Public = () => SetMetadata(ACCESS, { for: 'public' } satisfies Access);

/** Only a signed-in customer. */
export const ForCustomer = () => SetMetadata(ACCESS, { for: 'customer' } satisfies Access);

/** Only signed-in staff; with roles, only those. Another role gets 403, a customer's token 401. */
export const ForStaff = (...roles: string[]) => SetMetadata(ACCESS, { for: 'staff', roles } satisfies Access);

/** A request after the guard: who asks is known. */
export type ActorRequest = FastifyRequest & { actor?: Actor };

/** The actor the guard has let in: `@CurrentActor() actor: CustomerActor`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('@CurrentActor() on a route that lets anybody in');
  return actor;
});

export type CustomerActor = Extract<Actor, { kind: 'customer' }>;
export type StaffActor = Extract<Actor, { kind: 'staff' }>;
