import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { type QuoteRequest, type QuoteResult, quote } from '@tianpu/shared/pricing';
import fc from 'fast-check';
import ts from 'typescript';
import { requests } from './support/random';

const SHARED = join(__dirname, '../../../shared');
const BUILD = ts.readConfigFile(join(SHARED, 'tsconfig.build.json'), (path) => readFileSync(path, 'utf8'));
const { options } = ts.convertCompilerOptionsFromJson(BUILD.config.compilerOptions, SHARED);

/** What the engines of older phones do not have, or answer by the phone's own language. */
const WITHOUT = `
  for (const name of ['Intl', 'BigInt', 'WeakRef', 'structuredClone', 'AggregateError']) delete globalThis[name];
  for (const name of ['at', 'flat', 'flatMap', 'findLast', 'toSorted', 'with']) delete Array.prototype[name];
  for (const name of ['at', 'matchAll', 'replaceAll', 'localeCompare']) delete String.prototype[name];
  for (const name of ['fromEntries', 'hasOwn', 'groupBy']) delete Object[name];
  delete Math.random; delete Date.now;
`;

/** The pricing rules as the phone gets them: compiled by the package's own build options, in a bare context. */
function openPhone(): (requestJson: string) => string {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(WITHOUT, context);
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const load = (file: string): Record<string, unknown> => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: { ...options, module: ts.ModuleKind.CommonJS, declaration: false },
    });
    const run = vm.runInContext(`(function (require, module, exports) {${outputText}\n})`, context, {
      filename: file,
    });
    run((request: string) => load(`${join(dirname(file), request)}.ts`), module, module.exports);
    return module.exports;
  };
  const pricing = load(join(SHARED, 'src/pricing/index.ts'));
  return vm.runInContext(
    '(quote) => (json) => JSON.stringify(quote(JSON.parse(json)))',
    context,
  )(pricing['quote']);
}

describe('the phone and the server', () => {
  it('are built from the same rules for ES2017', () => {
    expect(options.target).toBe(ts.ScriptTarget.ES2017);
  });

  it('INV-11: give the same answer to every request, to the fen and to the word', () => {
    const onPhone = openPhone();
    fc.assert(
      fc.property(requests(9), (request: QuoteRequest) => {
        const answer: QuoteResult = JSON.parse(onPhone(JSON.stringify(request)));
        expect(answer).toEqual(JSON.parse(JSON.stringify(quote(request))));
      }),
      { numRuns: 1000 },
    );
  });
});
