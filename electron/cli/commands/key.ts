// `sourcebench key`: the own public key, which colleagues encrypt files with; made where there is none yet.

import { ownIdentityPath, userDataFolder } from '../../default-paths.ts';
import { ownKey } from '../../workspace/age/identity-file.ts';
import type { Environment } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export async function keyCommand(env: Environment): Promise<Outcome> {
  const path = ownIdentityPath(userDataFolder(process.platform, env));
  const key = await ownKey(path);
  return { document: { ...key }, lines: [key.publicKey], errors: [] };
}
