import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

import { Problem, type ProblemIssue } from '../problems/problem';

/** Every broken rule with the path of its field. Example: `lines[0].quantity: isInt`. Values are never repeated. */
export function issuesOf(errors: readonly ValidationError[], above = ''): ProblemIssue[] {
  return errors.flatMap((error) => {
    const step = /^\d+$/.test(error.property) ? `[${error.property}]` : error.property.slice(0, 64);
    const path = above === '' || step.startsWith('[') ? `${above}${step}` : `${above}.${step}`;
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule }));
    return [...own, ...issuesOf(error.children ?? [], path)];
  });
}

/** Bodies, queries and params are what their DTO class says and nothing more; nothing is converted on the quiet. */
export function strictValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new Problem('request.invalid', {}, { issues: issuesOf(errors).slice(0, 20) }),
  });
}
