import { createHash } from 'node:crypto';

import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';

import { actorKey } from '../access/actor';
import type { ActorRequest } from '../access/decorators';
import { Clock } from '../clock';
import { UnitOfWork } from '../database/unit-of-work';
import type { IdempotencyClaim } from '../http/request-context';
import { Problem } from '../problems/problem';
import { IdempotencyStore, KeyTaken, type StoredAnswer } from './idempotency-store';

const KEY = /^[\w-]{8,64}$/;

/**
 * Replays answers by `Idempotency-Key`. The claim of a key is written by the first unit of work of the request, in the
 * same COMMIT as its effects, so a double click costs a duplicate key and not a second order, and a crash leaves neither
 * or both. A request that died after its COMMIT and before its answer is finished by a repeat after 15 seconds: the
 * handler runs again and must find what it made by `idempotencyKey()` (orders keep the key under a unique index).
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.answer(this.claimOf(request), request, reply, next));
  }

  private async answer(
    claim: IdempotencyClaim,
    request: ActorRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const seen = await this.store.find(claim.actor, claim.key);
    if (seen) {
      const finished = this.replay(seen, claim, reply);
      if (finished) return finished.body;
      if (!(await this.unitOfWork.run((tx) => this.store.takeOver(tx, claim)))) throw inProgress();
      claim.state = 'written';
    }
    if (request.tianpu) request.tianpu.idempotency = claim;
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.remember(claim, reply.statusCode, body);
      return body;
    } catch (error) {
      if (error instanceof KeyTaken) return this.answerOfTheOther(claim, reply);
      if (error instanceof Problem && error.status < 500 && claim.state === 'written') {
        await this.unitOfWork.run((tx) => this.store.release(tx, claim));
      }
      throw error;
    }
  }

  /** The stored answer, or undefined when the first request never got to store one and its time is over. */
  private replay(
    seen: StoredAnswer,
    claim: IdempotencyClaim,
    reply: FastifyReply,
  ): { body: unknown } | undefined {
    if (!seen.bodyHash.equals(claim.bodyHash)) throw new Problem('idempotency.key_reused');
    if (seen.status !== null) {
      reply.status(seen.status).header('idempotent-replayed', 'true');
      return { body: seen.body === null ? undefined : JSON.parse(seen.body) };
    }
    if (seen.leaseUntil > this.clock.now()) throw inProgress();
    return undefined;
  }

  private async remember(claim: IdempotencyClaim, status: number, body: unknown): Promise<void> {
    const text = JSON.stringify(body ?? null);
    await this.unitOfWork.run((tx) => this.store.storeAnswer(tx, claim, status, text));
  }

  private async answerOfTheOther(claim: IdempotencyClaim, reply: FastifyReply): Promise<unknown> {
    const seen = await this.store.find(claim.actor, claim.key);
    const finished = seen && this.replay(seen, claim, reply);
    if (!finished) throw inProgress();
    return finished.body;
  }

  private claimOf(request: ActorRequest): IdempotencyClaim {
    const key = request.headers['idempotency-key'];
    if (key === undefined || key === '') throw new Problem('idempotency.key_missing');
    if (typeof key !== 'string' || !KEY.test(key)) throw new Problem('idempotency.key_invalid');
    const bodyHash = createHash('sha256')
      .update(`${request.method} ${request.url}\n`)
      .update(request.rawBody ?? Buffer.alloc(0))
      .digest();
    const claim: IdempotencyClaim = {
      actor: request.actor ? actorKey(request.actor) : `ip:${request.ip}`,
      key,
      bodyHash,
      state: 'open',
      writeIn: (tx) => this.store.write(tx, claim),
    };
    return claim;
  }
}

function inProgress(): Problem {
  return new Problem('idempotency.in_progress', {}, { retryAfterSeconds: 1 });
}
