import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { AppConfig } from '../config/app-config';
import { Problem } from '../problems/problem';
import { actorKey } from './actor';
import type { ActorRequest } from './decorators';

/** At most `points` calls in `perSeconds`, counted for the caller's address or for the signed-in actor. */
export interface RateLimitRule {
  points: number;
  perSeconds: number;
  by: 'ip' | 'actor';
}

const RATE_LIMIT = 'tianpu:rate-limit';

/** Example: `@RateLimit({ points: 10, perSeconds: 60, by: 'ip' })` answers the 11th login of a minute with 429. */
export const RateLimit = (...rules: RateLimitRule[]) => SetMetadata(RATE_LIMIT, rules);

/** Counters of this process. With N instances a limit is N times as high: enough against brute force, not an account. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  constructor(
    private readonly config: AppConfig,
    private readonly reflector: Reflector,
  ) {}

  async consume(context: ExecutionContext, by: RateLimitRule['by']): Promise<void> {
    if (!this.config.rateLimits) return;
    const rules = this.reflector.getAllAndOverride<RateLimitRule[] | undefined>(RATE_LIMIT, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const caller = by === 'ip' ? request.ip : request.actor && actorKey(request.actor);
    if (!rules || caller === undefined) return;
    for (const rule of rules.filter((each) => each.by === by)) {
      await this.count(`${context.getClass().name}.${context.getHandler().name}`, rule, caller);
    }
  }

  private async count(route: string, rule: RateLimitRule, caller: string): Promise<void> {
    const name = `${route}/${rule.by}/${rule.points}/${rule.perSeconds}`;
    let limiter = this.limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: rule.points, duration: rule.perSeconds, keyPrefix: name });
      this.limiters.set(name, limiter);
    }
    try {
      await limiter.consume(caller);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new Problem('request.too_many', { retryAfterSeconds }, { retryAfterSeconds });
    }
  }
}

/** Before the session is looked at: limits by address. */
@Injectable()
export class RateLimitByIp implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.limits.consume(context, 'ip');
    return true;
  }
}

/** After the session is known: limits by actor. */
@Injectable()
export class RateLimitByActor implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.limits.consume(context, 'actor');
    return true;
  }
}
