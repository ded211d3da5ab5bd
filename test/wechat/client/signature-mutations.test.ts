import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as signer from '../../../server/src/wechat/pay/request-signer';
import * as verifier from '../../../server/src/wechat/pay/response-verifier';
import { failedChecks } from './support/signature-checks';

const PAY = join(__dirname, '../../../server/src/wechat/pay');
const SOURCE = {
  signer: readFileSync(join(PAY, 'request-signer.ts'), 'utf8'),
  verifier: readFileSync(join(PAY, 'response-verifier.ts'), 'utf8'),
};
type ModuleName = keyof typeof SOURCE;

/** Each changes, drops or adds one character of what ships. */
const MUTATIONS: [ModuleName, string, string][] = [
  ['signer', '{body}\\n`', '{body}\\t`'],
  ['signer', '{method}\\n', '{method}\\r'],
  ['signer', '{prepayId}\\n`', '{prepayId}\\t`'],
  ['signer', '{appid}\\n', '{appid}\\t'],
  ['signer', 'package: `prepay_id=', 'package: `prepay_id:'],
  ['signer', "signType: 'RSA'", "signType: 'RSB'"],
  ['signer', 'WECHATPAY2-SHA256-RSA2048', 'WECHATPAY2-SHA256-RSA2049'],
  ['signer', 'serial_no="', 'serialno="'],
  ['signer', 'nonce}",`', 'nonce}" `'],
  ['signer', 'getTime() / 1000', 'getTime() / 1001'],
  ['signer', 'randomBytes(16)', 'randomBytes(1)'],
  ['signer', "sign('sha256'", "sign('sha56'"],
  ['verifier', '{timestamp}\\n', '{timestamp}\\r'],
  ['verifier', '{nonce}\\n`', '{nonce}\\r`'],
  ['verifier', "Buffer.from('\\n')", "Buffer.from('\\r')"],
  ['verifier', '>= WINDOW_MS', '> WINDOW_MS'],
  ['verifier', 'WINDOW_MS = 300_000', 'WINDOW_MS = 300_100'],
  ['verifier', 'WINDOW_MS = 300_000', 'WINDOW_MS = 200_000'],
  ['verifier', '- Number(timestamp)', '+ Number(timestamp)'],
  ['verifier', 'return genuine ?', 'return !genuine ?'],
  ['verifier', 'if (!key)', 'if (key)'],
  ['verifier', '|| !signature ||', '||  signature ||'],
  ['verifier', "'WECHATPAY/SIGNTEST/'", "'WECHATPAY/SIGNTEST-'"],
  ['verifier', "'sha256'", "'sha56'"],
];

function load(source: string): unknown {
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const module = { exports: {} };
  new Function('require', 'module', 'exports', code)(createRequire(__filename), module, module.exports);
  return module.exports;
}

/** The exports the checks use are all there; without them the mutant is dead anyway. */
function isModule<T extends object>(loaded: unknown, like: T): loaded is T {
  return typeof loaded === 'object' && loaded !== null && Object.keys(like).every((name) => name in loaded);
}

function modulesWith(changed: ModuleName, source: string) {
  const loaded = load(source);
  if (changed === 'signer' && isModule(loaded, signer)) return { signer: loaded, verifier };
  if (changed === 'verifier' && isModule(loaded, verifier)) return { signer, verifier: loaded };
  throw new Error('the mutated source lost an export');
}

function isOneCharacterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return short.slice(same + (a.length === b.length ? 1 : 0)) === long.slice(same + 1);
}

test('the shipped signing code passes every check, compiled the way the mutants are', async () => {
  expect(await failedChecks({ signer, verifier })).toEqual([]);
  expect(await failedChecks(modulesWith('signer', SOURCE.signer))).toEqual([]);
  expect(await failedChecks(modulesWith('verifier', SOURCE.verifier))).toEqual([]);
});

test.each(MUTATIONS)('one wrong character in the %s (%s) is noticed', async (name, original, mutated) => {
  const source = SOURCE[name];
  expect(source.split(original)).toHaveLength(2);
  expect(isOneCharacterApart(original, mutated)).toBe(true);
  expect(
    await failedChecks(
      modulesWith(
        name,
        source.replace(original, () => mutated),
      ),
    ),
  ).not.toEqual([]);
});
