// The process that a case runs in, so that one that dies, hangs or leaves something behind takes nothing with it.
// Arguments: the case's name and a TortureRun as JSON, or the names of cases to be described. Answers on descriptor 3.

import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { caseNames, loadCase } from './case-files.ts';
import type { CaseDescription } from './run-case.ts';

const runSchema = z.strictObject({
  scale: z.enum(['full', 'short']),
  seconds: z.number(),
  seed: z.number(),
  fault: z.string().nullable(),
});

async function describeCase(name: string): Promise<CaseDescription> {
  try {
    const { seconds, faults, needs = [], unable } = await loadCase(name);
    return {
      name,
      seconds,
      faults: [...faults],
      needs: [...needs],
      unable: unable?.() ?? null,
      broken: null,
    };
  } catch (thrown) {
    const broken = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const seconds = { full: 0, short: 0 };
    return { name, seconds, faults: [], needs: [], unable: null, broken };
  }
}

async function describeAll(): Promise<readonly CaseDescription[]> {
  const described: CaseDescription[] = [];
  for (const name of caseNames()) described.push(await describeCase(name));
  return described;
}

const [name, json] = process.argv.slice(2);
if (name === undefined || json === undefined) {
  writeFileSync(3, JSON.stringify(await describeAll()));
} else {
  const run = runSchema.parse(JSON.parse(json));
  const figures = await (await loadCase(name)).run(run);
  writeFileSync(3, JSON.stringify(figures));
}
// A case may leave a thread or a port open; its figures are out.
process.exit(0);
