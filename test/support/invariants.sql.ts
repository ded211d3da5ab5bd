import { invariants } from '../../server/src/invariants';
import { brokenInvariants, type Db } from '../../server/src/platform';

const SHOWN = 5;

/** Fails the test with the broken invariants in words and the first rows that break each. */
export async function expectInvariants(db: Db): Promise<void> {
  const broken = await brokenInvariants(db, invariants);
  expect(broken.map(({ rows, ...what }) => ({ ...what, rows: rows.slice(0, SHOWN) }))).toEqual([]);
}
