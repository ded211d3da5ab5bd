import { isRecord, parseJsonObject } from '../core/http';
import { paramError } from './errors';

/** Shape of a JSON value. Everything not named is refused: a misspelt field must not go unnoticed. */
export type Shape =
  | { is: 'text'; min?: number; max: number; pattern?: RegExp; optional?: boolean }
  | { is: 'whole'; min: number; max: number; optional?: boolean }
  | { is: 'flag'; optional?: boolean }
  | { is: 'object'; fields: Record<string, Shape>; optional?: boolean }
  | { is: 'list'; of: Shape; min: number; max: number; optional?: boolean };

export const text = (max: number, rest: { min?: number; pattern?: RegExp } = {}): Shape => ({
  is: 'text',
  min: 1,
  max,
  ...rest,
});
export const whole = (min: number, max: number): Shape => ({ is: 'whole', min, max });
export const object = (fields: Record<string, Shape>): Shape => ({ is: 'object', fields });
export const list = (of: Shape, min: number, max: number): Shape => ({ is: 'list', of, min, max });
export const optional = (shape: Shape): Shape => ({ ...shape, optional: true });

/** Checks one value, depth first; throws 400 PARAM_ERROR naming the first field that is wrong. */
export function checkShape(shape: Shape, value: unknown, path: string): void {
  if (value === undefined) {
    if (shape.optional) return;
    throw paramError(path, value, '必填字段缺失');
  }
  switch (shape.is) {
    case 'text': {
      if (typeof value !== 'string') throw paramError(path, value, '映射到值字段“字符串”类型不符');
      const length = [...value].length;
      if (length < (shape.min ?? 0) || length > shape.max)
        throw paramError(path, value, '字符串长度超出范围');
      if (shape.pattern && !shape.pattern.test(value)) throw paramError(path, value, '字符串规则校验失败');
      return;
    }
    case 'whole':
      if (typeof value !== 'number' || !Number.isSafeInteger(value))
        throw paramError(path, value, '应为整数');
      if (value < shape.min || value > shape.max) throw paramError(path, value, '数值超出范围');
      return;
    case 'flag':
      if (typeof value !== 'boolean') throw paramError(path, value, '应为布尔值');
      return;
    case 'list':
      if (!Array.isArray(value)) throw paramError(path, value, '应为数组');
      if (value.length < shape.min || value.length > shape.max)
        throw paramError(path, value, '数组长度超出范围');
      value.forEach((entry, at) => {
        checkShape(shape.of, entry, `${path}/${at}`);
      });
      return;
    case 'object':
      checkObject(shape.fields, value, path);
  }
}

function checkObject(fields: Record<string, Shape>, value: unknown, path: string): void {
  if (!isRecord(value)) throw paramError(path, value, '应为对象');
  const at = (name: string) => (path ? `${path}/${name}` : name);
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(fields, name)) throw paramError(at(name), value[name], '未知字段');
  }
  for (const [name, shape] of Object.entries(fields)) checkShape(shape, value[name], at(name));
}

/** Parses and checks a request body. Example: `{"amount":{"total":0}}` → PARAM_ERROR at `amount/total`. */
export function parseBody(fields: Record<string, Shape>, body: Buffer): Record<string, unknown> {
  const value = parseJsonObject(body);
  if (!value) throw paramError('', undefined, '请求体不是有效的JSON对象');
  checkShape(object(fields), value, '');
  return value;
}

/** Query parameters must be exactly `required`, plus any of `extra`, each at most once and not empty. */
export function parseQuery(
  query: URLSearchParams,
  required: string[],
  extra: string[] = [],
): URLSearchParams {
  for (const name of new Set(query.keys())) {
    if (!required.includes(name) && !extra.includes(name)) throw paramError(name, '', '未知参数', 'query');
    if (query.getAll(name).length > 1) throw paramError(name, '', '参数重复', 'query');
  }
  for (const name of required) {
    if (!query.get(name)) throw paramError(name, '', '必填参数缺失', 'query');
  }
  return query;
}

/** JSON with sorted names: equal texts mean equal parameters. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
