// The library that reads and writes age files, loaded when one is met first: most sessions never meet one.

import type * as age from 'age-encryption';

type Age = typeof age;

let loaded: Promise<Age> | null = null;

export function loadAge(): Promise<Age> {
  loaded ??= import('age-encryption');
  return loaded;
}
