import ts from 'typescript';
import type { SourceFile } from './files';
import { eachNode, place } from './syntax';

const HTTP = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All']);
const ACCESS = new Set(['Public', 'ForCustomer', 'ForStaff']);

/** Routes that do not say, once and in one way, who may call them; on the method or on its controller. */
export function unclassifiedRoutes(file: SourceFile): string[] {
  const found: string[] = [];
  eachNode(file, (node) => {
    if (!ts.isClassDeclaration(node) || !decorators(node).includes('Controller')) return;
    const ofClass = decorators(node).filter((name) => ACCESS.has(name));
    for (const member of node.members) {
      if (!ts.isMethodDeclaration(member) || !decorators(member).some((name) => HTTP.has(name))) continue;
      const own = decorators(member).filter((name) => ACCESS.has(name));
      const access = own.length > 0 ? own : ofClass;
      if (access.length === 1) continue;
      found.push(
        `${place(file, member)} ${member.name.getText()} is for ${access.join(' and ') || 'nobody'}`,
      );
    }
  });
  return found;
}

/** How many routes a file declares. */
export function countRoutes(file: SourceFile): number {
  let count = 0;
  eachNode(file, (node) => {
    if (ts.isMethodDeclaration(node) && decorators(node).some((name) => HTTP.has(name))) count += 1;
  });
  return count;
}

function decorators(node: ts.ClassDeclaration | ts.MethodDeclaration): string[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );
}
