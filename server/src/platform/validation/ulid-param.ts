import { Injectable, Param, type PipeTransform } from '@nestjs/common';

import { isUlid } from '../ids';
import { Problem } from '../problems/problem';

@Injectable()
class UlidPipe implements PipeTransform<unknown, string> {
  constructor(private readonly name: string) {}

  transform(value: unknown): string {
    if (isUlid(value)) return value;
    throw new Problem('request.invalid', {}, { issues: [{ path: this.name, rule: 'ulid' }] });
  }
}

/** An id in the path: `@UlidParam('orderId') orderId: string`. Anything else than a ULID is a 400. */
export const UlidParam = (name: string): ParameterDecorator => Param(name, new UlidPipe(name));
