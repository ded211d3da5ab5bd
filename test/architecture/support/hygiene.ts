import ts from 'typescript';
import type { SourceFile } from './files';
import { eachNode, place } from './syntax';

export const MAX_LINES = 300;
/** Data written out and generated, and migrations that are never touched again, may be longer. */
const MAY_BE_LONG = /\.data\.[cm]?[jt]s$|^server\/migrations\//;

/** Files longer than a person reads at once. */
export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !MAY_BE_LONG.test(path))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** Marks by which work is put off or a check is switched off. Joined here, so that this file does not hold them. */
const MARKS: readonly RegExp[] = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['@ts-', 'ignore'],
  ['@ts-', 'nocheck'],
  ['@ts-', 'expect-error'],
  ['biome-', 'ignore'],
  ['eslint-', 'disable'],
].map((parts) => new RegExp(`${parts.join('')}\\b`));

/** Lines with such a mark, as `path:line`. */
export function marks(file: SourceFile): string[] {
  return file.text
    .split('\n')
    .map((line, index) => ({ line, at: `${file.path}:${index + 1}` }))
    .filter(({ line }) => MARKS.some((mark) => mark.test(line)))
    .map(({ line, at }) => `${at} ${line.trim()}`);
}

const SKIPPED =
  /^(?:(?:it|test|describe)\.(?:skip|only|todo)(?:\.each)?|x(?:it|test|describe)|f(?:it|describe))$/;

/** Tests that do not run, or that keep others from running. */
export function skippedTests(file: SourceFile): string[] {
  const found: string[] = [];
  eachNode(file, (node) => {
    if (ts.isCallExpression(node) && SKIPPED.test(node.expression.getText())) {
      found.push(`${place(file, node)} ${node.expression.getText()}`);
    }
  });
  return found;
}

/** `as any`, `: any`, and errors that are caught and forgotten. */
export function carelessness(file: SourceFile): string[] {
  const found: string[] = [];
  eachNode(file, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${place(file, node)} any`);
    if (ts.isCatchClause(node) && node.block.statements.length === 0)
      found.push(`${place(file, node)} empty catch`);
  });
  return found;
}

const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(['shared', 'design'].join('/')), 'a folder that is no part of the project'],
  [new RegExp(['', 'tmp', 'plan'].join('/')), 'a folder that is no part of the project'],
  [
    new RegExp(
      `\\b(${['registry', 'npm', 'mirrors?'].join('|')})\\.[a-z0-9-]+\\.(org|com|cn|io|dev)\\b`,
      'i',
    ),
    'a package registry',
  ],
];

/** Mentions of what the project must not depend on: folders outside of it, hosts of package registries. */
export function foreignMentions(file: SourceFile): string[] {
  return FOREIGN.filter(([pattern]) => pattern.test(file.text)).map(
    ([pattern, why]) => `${file.path} names ${why}: ${pattern.exec(file.text)?.[0]}`,
  );
}
