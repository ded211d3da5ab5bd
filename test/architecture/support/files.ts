import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');

export interface SourceFile {
  /** Relative to the checked tree, with forward slashes. */
  path: string;
  text: string;
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'playwright-report']);

/** Every file under the folders (or the files named), with its text; a folder that does not exist holds none. */
export function filesUnder(folders: readonly string[], extensions: RegExp, root = ROOT): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .filter((path) => extensions.test(path))
    .sort()
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

function walk(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !SKIPPED.has(name) && (!name.startsWith('.') || name === '.ci'))
    .flatMap((name) => walk(join(path, name)));
}
