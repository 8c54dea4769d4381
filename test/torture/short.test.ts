// Every case of `npm run torture` in its short form: the same work, less of it.

import { describe, expect, test } from 'vitest';
import { isWithin } from './torture.ts';
import { describeCases } from './support/run-case.ts';
import { runCases } from './support/run-cases.ts';
import { ensureStrace } from './support/strace.ts';

ensureStrace();
const cases = await describeCases();
const able = cases.filter(({ unable, broken }) => unable === null && broken === null);
const outcomes = runCases(able, { scale: 'short', seed: 20_261_123, seconds: 60 });

describe('torture, for a minute', () => {
  test.for(cases)('$name stays within every limit', async ({ name, unable, broken }, { skip }) => {
    expect(broken).toBeNull();
    skip(unable !== null, unable ?? '');
    const outcome = await outcomes.get(name);
    expect(outcome?.failure).toBeNull();
    const figures = outcome?.figures ?? [];
    expect(figures.filter((figure) => !isWithin(figure))).toEqual([]);
    expect(figures.some(({ limit }) => limit !== null)).toBe(true);
  });
});
