/** One node of the tree that Taro sends to WeChat's view layer; `sid` is the id events come back with. */
export interface ViewNode {
  nn: string;
  sid?: string;
  cl?: string;
  v?: string;
  cn?: ViewNode[];
  [attribute: string]: unknown;
}

/**
 * Applies one `setData` the way the view layer does: keys are paths.
 *
 * Example: `applySetData({root: {cn: []}}, {'root.cn.[0]': {nn: '8', v: 'hi'}})` puts a text node under root.
 */
export function applySetData(data: Record<string, unknown>, patch: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(patch)) {
    const keys = path
      .replace(/\[(\d+)\]/g, '.$1')
      .split('.')
      .filter((key) => key !== '');
    let target = data as Record<string, unknown>;
    for (const [index, key] of keys.entries()) {
      if (index === keys.length - 1) {
        target[key] = value;
      } else {
        const next = target[key];
        if (typeof next !== 'object' || next === null)
          target[key] = /^\d+$/.test(keys[index + 1] ?? '') ? [] : {};
        target = target[key] as Record<string, unknown>;
      }
    }
  }
}

/** Every node below (and with) `root`, parents first. */
export function* walk(root: ViewNode | undefined): Generator<ViewNode> {
  if (!root) return;
  yield root;
  for (const child of root.cn ?? []) yield* walk(child);
}

/** The text a person reads in this node, whitespace folded. */
export function textOf(node: ViewNode | undefined): string {
  const parts: string[] = [];
  for (const each of walk(node)) if (typeof each.v === 'string') parts.push(each.v);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** The innermost nodes whose text contains `text`, in reading order, and each one's ancestors (nearest first). */
export function findByText(root: ViewNode | undefined, text: string): ViewNode[][] {
  const found: ViewNode[][] = [];
  const visit = (node: ViewNode, ancestors: ViewNode[]) => {
    const inner = (node.cn ?? []).filter((child) => textOf(child).includes(text));
    if (inner.length === 0 && textOf(node).includes(text)) found.push([node, ...ancestors]);
    for (const child of inner) visit(child, [node, ...ancestors]);
  };
  if (root) visit(root, []);
  return found;
}
