import { PROBLEMS, type ProblemCode, type ProblemParams, type Refusal } from '@tianpu/shared/problems';

export interface ProblemIssue {
  path: string;
  rule: string;
}

/** An expected refusal: becomes the RFC 9457 answer with the status of its code. Everything else is a bug (500). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    readonly detail: { issues?: ProblemIssue[]; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.status = PROBLEMS[code].status;
  }
}

/** Guards as sentences. Example: `ensure(order.customerId === actor.id, 'order.not_found')`. */
export function ensure(holds: unknown, code: ProblemCode, params?: ProblemParams): asserts holds {
  if (!holds) throw new Problem(code, params);
}

/** Turns what a shared rule refused into the problem the customer gets. */
export function refuse(refusal: Refusal): never {
  throw new Problem(refusal.code, refusal.params);
}
