import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Id } from '@tianpu/shared/api';
import { hashPassword, StaffStore } from '../src/identity';
import { UnitOfWork } from '../src/platform';
import type { Providers } from './providers';
import { demoStaff, type StaffSeed } from './stories/demo-shop/staff.data';

/** What the file tells the person who tries the shop out. */
export interface DemoStaffEntry {
  login: string;
  password: string;
  name: string;
  role: string;
  storeKeys: readonly string[];
}

/** No 0/o, 1/l/i: it is read from a screen and typed on a phone. 31^12 is about 2^59 passwords. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Example: `k7mp-x9rt-3hvd`. */
function drawPassword(): string {
  const part = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [part(), part(), part()].join('-');
}

/**
 * Makes sure that the demo staff can sign in with the passwords in `file` (mode 600), and answers the entries. There is
 * no default password: each installation draws its own, once; a lost file or a new database draws new ones.
 */
export async function seedDemoStaff(
  app: Providers,
  storeIds: ReadonlyMap<string, Id>,
  file: string,
): Promise<DemoStaffEntry[]> {
  const known = readEntries(file);
  const entries: DemoStaffEntry[] = [];
  for (const person of demoStaff)
    entries.push(await seedPerson(app, storeIds, person, known.get(person.login)));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600 });
  return entries;
}

async function seedPerson(
  app: Providers,
  storeIds: ReadonlyMap<string, Id>,
  person: StaffSeed,
  knownPassword: string | undefined,
): Promise<DemoStaffEntry> {
  const staff = app.get(StaffStore);
  const password = knownPassword ?? drawPassword();
  const passwordHash = await hashPassword(password);
  await app.get(UnitOfWork).run(async (tx) => {
    const draft = {
      login: person.login,
      name: person.name,
      role: person.role,
      storeIds: person.storeKeys.map((key) => idOf(storeIds, key)),
      passwordHash,
    };
    if (await staff.add(tx, draft)) return;
    const member = await staff.byLogin(tx, person.login);
    if (member && knownPassword === undefined) await staff.setPasswordHash(tx, member.id, passwordHash);
  });
  return { ...person, password };
}

function readEntries(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const entries: DemoStaffEntry[] = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(entries.map(({ login, password }) => [login, password]));
}

function idOf(storeIds: ReadonlyMap<string, Id>, key: string): Id {
  const id = storeIds.get(key);
  if (!id) throw new Error(`no store ${key}`);
  return id;
}
