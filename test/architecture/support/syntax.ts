import ts from 'typescript';
import type { SourceFile } from './files';

/** Parses a file; positions and text only, no types. */
export function parse({ path, text }: SourceFile): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, kind);
}

/** Calls `visit` for every node of a file, parents first. */
export function eachNode(file: SourceFile, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(parse(file));
}

/** Where a node stands, as `path:line`. */
export function place(file: SourceFile, node: ts.Node): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${file.path}:${line + 1}`;
}

/** Texts that exist at run time: string literals and the fixed parts of templates, not literal types or imports. */
export function runtimeStrings(file: SourceFile): { text: string; node: ts.Node }[] {
  const strings: { text: string; node: ts.Node }[] = [];
  eachNode(file, (node) => {
    if (ts.isTemplateExpression(node)) {
      const text = node.head.text + node.templateSpans.map((span) => `\u0000${span.literal.text}`).join('');
      strings.push({ text, node });
    }
    if (!ts.isStringLiteralLike(node)) return;
    if (
      ts.isLiteralTypeNode(node.parent) ||
      ts.isImportDeclaration(node.parent) ||
      ts.isExportDeclaration(node.parent)
    )
      return;
    strings.push({ text: node.text, node });
  });
  return strings;
}
