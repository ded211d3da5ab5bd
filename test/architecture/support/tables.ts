import ts from 'typescript';
import type { SourceFile } from './files';
import { eachNode, place, runtimeStrings } from './syntax';

/** Where a table may stand in SQL; names are written in lower case, keywords in capitals. */
const NAMED = /\b(?:FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES|TRUNCATE)\s+`?([a-z][a-z0-9_]*)`?/g;
const IS_SQL = /\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|REPLACE|TRUNCATE)\b/;

/** Table names to the feature that owns them, read from `CREATE TABLE` in `migrations/NN-<feature>.ts`. */
export function tableOwners(migrations: readonly SourceFile[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const file of migrations) {
    const feature = /\/\d+-([a-z-]+)\.ts$/.exec(file.path)?.[1];
    if (!feature) continue;
    for (const { text } of runtimeStrings(file)) {
      for (const [, table = ''] of text.matchAll(
        /\bCREATE TABLE\s+(?:IF NOT EXISTS\s+)?`?([a-z][a-z0-9_]*)/g,
      )) {
        const other = owners.get(table);
        if (other && other !== feature) throw new Error(`${table} is created by ${other} and by ${feature}`);
        owners.set(table, feature);
      }
    }
  }
  return owners;
}

/**
 * Every place where a file names a table of another feature: in SQL, as the table of an `insert`, or as a bare name that
 * can only be a table (one with an underscore). `feature` is the owner the file belongs to.
 */
export function foreignTables(
  file: SourceFile,
  feature: string,
  owners: ReadonlyMap<string, string>,
): string[] {
  const found = new Set<string>();
  const note = (table: string, node: ts.Node): void => {
    const owner = owners.get(table);
    if (owner && owner !== feature) found.add(`${place(file, node)} names ${table} of ${owner}`);
  };
  for (const { text, node } of runtimeStrings(file)) {
    if (IS_SQL.test(text)) for (const [, table = ''] of text.matchAll(NAMED)) note(table, node);
    else if (text.includes('_')) note(text, node);
  }
  eachNode(file, (node) => {
    const isInsert =
      ts.isCallExpression(node) && /^(insert|insertMany|Entity)$/.test(node.expression.getText());
    if (!isInsert) return;
    for (const argument of node.arguments.slice(0, 2))
      if (ts.isStringLiteralLike(argument)) note(argument.text, argument);
  });
  return [...found];
}
