// Finds Electron's binary, which is no part of its npm package, and fetches it where that is possible.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canReach } from './reach.ts';

const fetchLimitMs = 60_000;
const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The binary that is there; null when it was never fetched. */
export function findElectron(): string | null {
  try {
    const base = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
    const name = existsSync(join(folder, 'path.txt'))
      ? readFileSync(join(folder, 'path.txt'), 'utf8')
      : 'electron';
    const binary = join(base, name);
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Fetches the binary when it is missing; null when it cannot be had within a minute. */
export async function ensureElectron(): Promise<string | null> {
  const present = findElectron();
  if (present !== null) return present;
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  if (!(await canReach(mirror ?? 'https://github.com'))) return null;
  console.log('Fetching Electron’s binary.');
  spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: fetchLimitMs,
  });
  return findElectron();
}

/**
 * False where Linux keeps an unpacked Electron from sandboxing its pages: its helper is not owned by root, and
 * programs may not make namespaces of their own. An installed browser has leave to.
 */
export function electronCanSandbox(binary: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return true;
  const helper = statSync(join(dirname(binary), 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  const kernelSays = (file: string) => {
    try {
      return readFileSync(`/proc/sys/kernel/${file}`, 'utf8').trim();
    } catch {
      return null;
    }
  };
  return (
    kernelSays('apparmor_restrict_unprivileged_userns') !== '1' &&
    kernelSays('unprivileged_userns_clone') !== '0'
  );
}
