// A fresh machine has a registry and nothing else: no compiler, and any of the systems we ship for.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      gypfile: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const parsed: unknown = JSON.parse(text);
const { packages } = lockSchema.parse(parsed);

describe('package-lock.json', () => {
  it('keeps npm from compiling SQLite (`npm run fix-lock`)', () => {
    expect(packages['node_modules/better-sqlite3-multiple-ciphers']?.gypfile).toBe(false);
  });

  it('has the binaries of every system, so that npm ci works on each', () => {
    const known = Object.keys(packages);
    const missing = Object.entries(packages).flatMap(([name, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((wanted) => !known.some((key) => key.endsWith(`node_modules/${wanted}`)))
        .map((wanted) => `${wanted} of ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });
});
