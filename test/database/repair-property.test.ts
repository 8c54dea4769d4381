import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { AppError, type ErrorCode } from '../../shared/ipc/result.ts';
import type { SalvageReport } from '../../shared/ipc/safety-types.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana, importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const nowMs = Date.UTC(2026, 10, 23, 9);

interface Spot {
  /** Of the file, in parts of its length. */
  readonly at: number;
  readonly bytes: number;
  readonly value: number | null;
}

/** A few bytes, a piece of a page or whole pages; flipped, or written over with one value. */
const spot: fc.Arbitrary<Spot> = fc.record({
  at: fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000),
  bytes: fc.constantFrom(1, 3, 40, 600, 4096, 9000),
  value: fc.constantFrom(null, 0, 0xa5, 0xff),
});

function damaged(bytes: Buffer, spots: readonly Spot[]): Buffer {
  const after = Buffer.from(bytes);
  for (const { at, bytes: length, value } of spots) {
    // The header is looked at before anything else, and its loss is a case of its own.
    const from = 100 + Math.floor(at * (after.length - 100));
    for (let each = from; each < Math.min(from + length, after.length); each += 1) {
      after[each] = value ?? (after[each] ?? 0) ^ 0x55;
    }
  }
  return after;
}

/** A closed workspace with three articles, and what each shows. */
async function worked() {
  const workspace = await openTestWorkspace();
  for (const [index, words] of ['Monday', 'bridge', 'Ruiz'].entries()) {
    const text = `Report ${index}\n\n${'The bridge opened on Monday, said Ana Ruiz. '.repeat(60)}`;
    const articleId = await importText(workspace, text);
    const { id } = await tagWords(workspace, articleId, words);
    await workspace.call['annotation:set-note']({ id, articleId, note: `Who says ${index}?` });
    await tagWords(workspace, articleId, 'opened', 'actor');
  }
  const before = await shownBy(workspace);
  workspace.service.close();
  return { path: workspace.path, before };
}

type Shown = ReadonlyMap<string, { readonly text: string; readonly marks: unknown }>;

async function shownBy({ call }: Pick<Awaited<ReturnType<typeof openTestWorkspace>>, 'call'>) {
  const shown = new Map<string, { readonly text: string; readonly marks: unknown }>();
  for (const { id } of await call['article:list'](undefined)) {
    const { article, marks } = await call['article:open']({ id });
    shown.set(id, { text: article.text, marks });
  }
  return shown;
}

/** What is in the repaired workspace, which has to open and to verify. */
async function lookAt(path: string): Promise<Shown> {
  const service = createWorkspaceService({ clock: () => nowMs });
  try {
    await service.handlers['workspace:set-annotator']({ annotator: ana });
    await service.handlers['workspace:open']({ path, withSample: false });
    expect(verifyWorkspace(service.current().db)).toMatchObject({ ok: true, problems: [] });
    return await shownBy({ call: service.handlers });
  } finally {
    service.close();
  }
}

/** The code where it was refused, in words for people, and changed nothing. */
function repairedOrRefused(path: string): SalvageReport | ErrorCode {
  const before = readFileSync(path);
  try {
    const report = repairWorkspace(path, {
      passphrase: null,
      clock: () => nowMs,
      program: 'test',
    });
    expect(readFileSync(report.setAside).equals(before)).toBe(true);
    return report;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
    return thrown.code;
  }
}

/** Nothing of an article is another than it was, and none is missing that is not named. */
function expectHonest({ articles }: SalvageReport, before: Shown, after: Shown): void {
  for (const { id, state } of articles) expect([id, after.has(id)]).toEqual([id, state !== 'lost']);
  const stateOf = new Map(articles.map((each) => [each.id, each.state]));
  for (const id of after.keys()) expect([id, before.has(id)]).toEqual([id, true]);
  for (const [id, was] of before) {
    const now = after.get(id);
    const state = stateOf.get(id);
    if (now === undefined) continue;
    expect([id, state, now.text]).toEqual([id, state, was.text]);
    if (state !== 'partly') expect([id, state, now.marks]).toEqual([id, state, was.marks]);
  }
}

test('of a file that is damaged anywhere a repair is refused, or makes what is as it was written', async () => {
  const { path, before } = await worked();
  const bytes = readFileSync(path);
  const folder = tempFolder();
  let repaired = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 5 }), async (spots) => {
      const wrong = damaged(bytes, spots);
      const name = createHash('sha256').update(wrong).digest('hex').slice(0, 16);
      const there = join(folder, name);
      mkdirSync(there, { recursive: true });
      const copy = join(there, 'w.sourcebench');
      writeFileSync(copy, wrong);
      const report = repairedOrRefused(copy);
      if (report === 'conflict') {
        // What was hit is in no use.
        expect(await lookAt(copy)).toEqual(before);
      } else if (typeof report === 'string') {
        expect(report).toBe('workspace-damaged');
      } else {
        repaired += 1;
        expectHonest(report, before, await lookAt(copy));
      }
    }),
    { numRuns: 60 },
  );
  expect(repaired).toBeGreaterThan(20);
}, 120_000);
