import { randomHex } from '../core/random';
import type { World } from '../world';
import { dataFormatError, MiniApiError } from './errors';
import type { People } from './people';

const FIELDS = ['version', 'scene', 'openid', 'content', 'nickname', 'title', 'signature'];
const ACTIVE_WITHIN_MS = 2 * 3_600_000;
const MOST_CHARACTERS = 2500;

const VERDICTS = [
  { marker: '违禁测试', suggest: 'risky', label: 20006 },
  { marker: '待审测试', suggest: 'review', label: 21000 },
  { marker: '', suggest: 'pass', label: 100 },
];

/** `POST /wxa/msg_sec_check` v2. The text 违禁测试 is risky and 待审测试 needs review; everything else passes. */
export function checkText(
  world: World,
  people: People,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const unknown = Object.keys(body).filter((name) => !FIELDS.includes(name));
  if (unknown.length > 0) throw dataFormatError(`unknown field ${unknown.join(', ')}`);
  const { version, scene, openid, content } = body;
  if (version !== 2) throw dataFormatError('version');
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene))
    throw new MiniApiError(40129, 'invalid scene');
  if (typeof content !== 'string' || content === '') throw new MiniApiError(44002, 'empty post data');
  if ([...content].length > MOST_CHARACTERS) throw dataFormatError('content over 2500 characters');
  const person = typeof openid === 'string' ? people.find(openid) : undefined;
  if (!person) throw new MiniApiError(43104, 'appid does not match with openid');
  if (world.clock.now().getTime() - person.lastActiveAtMs > ACTIVE_WITHIN_MS) {
    throw new MiniApiError(61010, 'user access record timeout');
  }
  const { suggest, label } = VERDICTS.find(({ marker }) => content.includes(marker)) ?? {
    suggest: 'pass',
    label: 100,
  };
  return {
    errcode: 0,
    errmsg: 'ok',
    trace_id: `${randomHex(4)}-${randomHex(8)}`,
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  };
}
