// The cases by their files: `test/torture/cases/<name>.case.ts`. A new one is found by its name alone.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TortureCase } from '../torture.ts';

const folder = fileURLToPath(new URL('../cases/', import.meta.url));
const ending = '.case.ts';

export const caseNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();

function isCaseModule(module: unknown): module is { readonly tortureCase: TortureCase } {
  return typeof module === 'object' && module !== null && 'tortureCase' in module;
}

export async function loadCase(name: string): Promise<TortureCase> {
  const file = path.join(folder, `${name}${ending}`);
  const module: unknown = await import(pathToFileURL(file).href);
  if (!isCaseModule(module)) throw new TypeError(`${file} does not export tortureCase`);
  return module.tortureCase;
}
