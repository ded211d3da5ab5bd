import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first choice: 19 MiB, 2 passes, 1 lane; about 20 ms off the event loop. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of nobody's password; compared with when the login is unknown, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

/** Example: `hashPassword('…')` gives `$argon2id$v=19$m=19456,t=2,p=1$…`. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** True when `password` made `passwordHash`; without a hash false, after the same work. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== undefined && matches;
}
