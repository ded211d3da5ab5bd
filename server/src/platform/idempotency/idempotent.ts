import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

import { IdempotencyInterceptor } from './idempotency-interceptor';

export const IDEMPOTENT = 'tianpu:idempotent';

/**
 * The route needs an `Idempotency-Key` header (8 to 64 letters, digits, `-`, `_`). The first answer of a key is stored and
 * given again; another body under the same key is 422; while the first is being worked on the answer is 409.
 * A refusal changes nothing and is therefore not stored: the key may be used again.
 */
export const Idempotent = () =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({ name: 'Idempotency-Key', required: true }),
    UseInterceptors(IdempotencyInterceptor),
  );
