import ts from 'typescript';
import type { SourceFile } from './files';
import { eachNode, place } from './syntax';

/** What a rule may not read, because two runs must agree; and what WeChat's engines of older phones do not have. */
const FORBIDDEN_NAMES = new Set([
  ...[
    'process',
    'require',
    'globalThis',
    'window',
    'document',
    'wx',
    'Taro',
    'console',
    'fetch',
    'Buffer',
    '__dirname',
  ],
  ...[
    'setTimeout',
    'setInterval',
    'queueMicrotask',
    'performance',
    'crypto',
    'Intl',
    'BigInt',
    'structuredClone',
    'eval',
  ],
]);
const FORBIDDEN_MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'Object.fromEntries',
  'Object.hasOwn',
  'Promise.allSettled',
]);
/** Answers of these depend on the machine's time zone or language. */
const LOCAL_METHODS =
  /^(get(?!Time$|UTC)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)|set(FullYear|Month|Date|Hours|Minutes|Seconds)|toLocale\w*|localeCompare|toDateString|toTimeString)$/;
const NEW_METHODS =
  /^(at|flat|flatMap|replaceAll|matchAll|toSorted|toReversed|toSpliced|with|findLast|findLastIndex)$/;
const NEW_PATTERNS = /\\p\{|\(\?<|\/[a-z]*[sdv][a-z]*$/;

/** Every place where a file of shared is not pure or would fail on an older phone. */
export function impurities(file: SourceFile): string[] {
  const found: string[] = [];
  eachNode(file, (node) => {
    const why = impurity(node);
    if (why) found.push(`${place(file, node)} ${why}`);
  });
  return found;
}

function impurity(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const method = node.name.text;
    if (FORBIDDEN_MEMBERS.has(`${node.expression.getText()}.${method}`)) return node.getText();
    if (LOCAL_METHODS.test(method)) return `.${method} depends on the machine`;
    const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
    if (isCalled && NEW_METHODS.test(method)) return `.${method} is missing on older phones`;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  if (ts.isRegularExpressionLiteral(node) && NEW_PATTERNS.test(node.text))
    return `${node.text} is too new a pattern`;
  if (ts.isBigIntLiteral(node)) return 'a BigInt';
  if (ts.isAwaitExpression(node)) return 'a rule does not wait';
  const isName = ts.isIdentifier(node) && FORBIDDEN_NAMES.has(node.text) && isValue(node);
  return isName ? `${node.getText()} is not there everywhere` : undefined;
}

/** An identifier that is read as a value: not a property's name, not a declaration, not a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isTypeReferenceNode(parent) || ts.isPropertySignature(parent) || ts.isParameter(parent));
}
