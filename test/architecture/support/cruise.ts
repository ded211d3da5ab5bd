import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './files';

export interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

export interface CruiseResult {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: { violations: Violation[]; totalCruised: number };
}

const FOLDERS = [
  'shared/src',
  'server/src',
  'server/migrations',
  'server/seeds',
  'miniapp/src',
  'test/wechat-simulator/src',
];

/** Runs dependency-cruiser with our rules over a tree laid out like the repository. */
export async function cruise(root = ROOT): Promise<CruiseResult> {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, 'test/architecture/dependency-rules.cjs');
  // Absolute, or the compiler looks for the folders it includes under the folder twice over.
  const tsConfig = join(root, 'test/architecture/tsconfig.cruise.json');
  const options = ['--config', config, '--ts-config', tsConfig, '--output-type', 'json', ...folders];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options], {
    cwd: root,
    maxBuffer: 256 * 1024 * 1024,
  }).catch((error: Error & { stdout?: string }) => {
    // Violations are an exit code of their own; without a report something else is wrong.
    if (error.stdout) return { stdout: error.stdout };
    throw error;
  });
  return JSON.parse(stdout) as CruiseResult;
}

/**
 * Features that reach themselves again through other features, as `a -> b -> a`. Files of two features may be free of
 * circles while the features are not: then neither can be understood, tested or removed without the other.
 */
export function featureCircles(modules: CruiseResult['modules']): string[] {
  const needs = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = featureOf(source);
    for (const { resolved } of dependencies) {
      const to = featureOf(resolved);
      if (from && to && from !== to) needs.set(from, (needs.get(from) ?? new Set()).add(to));
    }
  }
  const circles: string[] = [];
  const follow = (path: string[]): void => {
    const last = path[path.length - 1] ?? '';
    for (const next of needs.get(last) ?? []) {
      if (next === path[0]) circles.push([...path, next].join(' -> '));
      else if (!path.includes(next) && next > (path[0] ?? '')) follow([...path, next]);
    }
  };
  for (const feature of needs.keys()) follow([feature]);
  return circles.sort();
}

function featureOf(path: string): string | undefined {
  return /^server\/src\/([^/]+)\//.exec(path)?.[1];
}
