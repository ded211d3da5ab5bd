import {
  affected,
  type BrokenInvariant,
  brokenInvariants,
  type Invariant,
  type Tx,
  UnitOfWork,
} from '../../server/src/platform';
import type { TestApp } from './test-app';

/** Leaves the transaction without a trace. */
class Undone extends Error {}

/** One way to break a promise: words of the invariant that must notice, and what somebody did to the books. */
export type Sabotage = readonly [promise: string, statements: readonly string[]];

/** What would be found broken if somebody ran these statements; they are rolled back. */
export async function brokenAfter(
  app: TestApp,
  invariants: readonly Invariant[],
  statements: readonly string[],
): Promise<BrokenInvariant[]> {
  let found: BrokenInvariant[] = [];
  const sabotage = app.get(UnitOfWork).run(async (tx: Tx) => {
    for (const sql of statements) {
      const changed = await affected(tx, sql);
      if (changed === 0) throw new Error(`changed nothing: ${sql}`);
    }
    found = await brokenInvariants(tx, invariants);
    throw new Undone();
  });
  await expect(sabotage).rejects.toBeInstanceOf(Undone);
  return found;
}

/** Invariants that none of these would make speak up. */
export function blindOnes(invariants: readonly Invariant[], sabotages: readonly Sabotage[]): string[] {
  return invariants
    .filter(({ holds }) => !sabotages.some(([promise]) => holds.includes(promise)))
    .map(({ holds }) => holds);
}
