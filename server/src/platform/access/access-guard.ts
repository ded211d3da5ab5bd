import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';

import { Problem } from '../problems/problem';
import { type Actor, SessionVerifier } from './actor';
import { ACCESS, type Access, type ActorRequest } from './decorators';

const BEARER = /^Bearer ([\w.~+/-]{1,2048}=*)$/;

/** Lets a request in according to the route's decorator. Without one nobody gets in (and start-up fails before). */
@Injectable()
export class AccessGuard implements CanActivate {
  private verifier: SessionVerifier | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly moduleRef: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.for === 'public') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await this.actorOf(request.headers.authorization);
    if (!access || actor?.kind !== access.for) throw new Problem('session.unauthenticated');
    if (access.for === 'staff' && actor.kind === 'staff' && access.roles.length > 0) {
      if (!access.roles.includes(actor.role)) throw new Problem('session.forbidden');
    }
    request.actor = actor;
    return true;
  }

  private async actorOf(authorization: string | undefined): Promise<Actor | undefined> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    this.verifier ??= this.moduleRef.get(SessionVerifier as never, { strict: false }) as SessionVerifier;
    return this.verifier.verify(token);
  }
}
