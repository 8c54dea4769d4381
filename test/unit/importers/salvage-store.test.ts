import { expect, test } from 'vitest';
import { limits } from '../../../electron/workspace/limits.ts';
import { createSalvageStore } from '../../../electron/workspace/services/salvage-store.ts';
import { appErrorOf } from '../../support/app-error.ts';

const refusal = (file: string, bytes = 1) => ({
  source: { file, fileName: file, bytes: new Uint8Array(bytes) },
  kind: 'annotated-json' as const,
});

test('a refused file is found by its token until it is forgotten', async () => {
  const store = createSalvageStore();
  const token = store.keep(refusal('a.json'));
  expect(store.find(token).source.file).toBe('a.json');
  store.forget(token);
  expect((await appErrorOf(() => store.find(token))).code).toBe('not-found');
});

test('only the last few are kept, the oldest go first', async () => {
  const store = createSalvageStore();
  const tokens = Array.from({ length: limits.salvageFiles + 1 }, (_, at) =>
    store.keep(refusal(`${at}.json`)),
  );
  const [oldest = '', ...others] = tokens;
  expect((await appErrorOf(() => store.find(oldest))).code).toBe('not-found');
  expect(others.map((token) => store.find(token).source.file)).toEqual(
    others.map((_, at) => `${at + 1}.json`),
  );
});

test('together they stay within the bound, and the newest is kept whatever its size', async () => {
  const store = createSalvageStore();
  const small = store.keep(refusal('small.json'));
  const large = store.keep(refusal('large.json', limits.salvageBytes + 1));
  expect((await appErrorOf(() => store.find(small))).code).toBe('not-found');
  expect(store.find(large).source.file).toBe('large.json');
});
