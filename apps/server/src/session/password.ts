import { hash, verify } from '@node-rs/argon2';

/** argon2id with the first recommended option of OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password to be stored, in PHC string form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

const nobody = hashPassword('a password that belongs to nobody');

/** Whether the password is right. With no hash (an unknown account) it takes as long and says no. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), password);
  return right && stored !== undefined;
}
