import ts from 'typescript';
import type { SourceFile } from './files';
import { eachNode, runtimeStrings } from './syntax';

/** Every string a file can hand out at run time. */
export function spokenIn(files: readonly SourceFile[]): Set<string> {
  return new Set(files.flatMap((file) => runtimeStrings(file).map(({ text }) => text)));
}

/** Names of the events a file publishes: the literal types of every property `name`. */
export function eventNames(file: SourceFile): string[] {
  const names: string[] = [];
  eachNode(file, (node) => {
    if (!ts.isPropertySignature(node) || node.name.getText() !== 'name' || !node.type) return;
    const types = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
    for (const type of types) {
      if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) names.push(type.literal.text);
    }
  });
  return names;
}

/** Keys of the object that a constant of that name is, quotes taken off. */
export function keysOf(file: SourceFile, constant: string): string[] {
  const keys: string[] = [];
  eachNode(file, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== constant || !node.initializer) return;
    const value = ts.isSatisfiesExpression(node.initializer) ? node.initializer.expression : node.initializer;
    if (!ts.isObjectLiteralExpression(value)) return;
    for (const { name } of value.properties)
      if (name) keys.push(ts.isStringLiteral(name) ? name.text : name.getText());
  });
  return keys;
}
