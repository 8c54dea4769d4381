// Looks at colleagues' files before any review begins: what is in them, which article each is about, what has to be
// asked. What was read is kept for a while under a token, so that it is opened as it was shown. Nothing is written.

import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import type { ReviewInspection } from '../../../shared/ipc/review-types.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listTagsets } from '../db/tagset.ts';
import type { FileKeys } from '../age/file-keys.ts';
import { needsPassphrase, type OpenSource } from '../age/open-sealed.ts';
import type { ImporterRunner } from '../importers/run-importer.ts';
import type { Job } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { lockedBase, withBase } from './review-add-base.ts';
import { candidatesAt, candidatesIn } from './review-candidates.ts';
import { checkGoing, readCandidate, type Candidate, type ReviewFile } from './review-files.ts';
import {
  createKeptInspections,
  type KeptInspection,
  type KeptInspections,
  type Looked,
} from './review-kept.ts';
import { joinMappings, lookAt, unmatched, type LookedAt } from './review-look.ts';
import { bounded, nothingToReview, sameColleague, tooMany } from './review-problems.ts';
import { keptDefinitions } from './tagset-kept.ts';
import { tryPassphrase } from './try-passphrase.ts';

export interface ReviewReading extends Job {
  readonly importers: ImporterRunner;
  readonly maxFileBytes: number;
  /** Opens files that are encrypted. */
  readonly open: OpenSource;
  /** What it opens them with. */
  readonly keys: FileKeys;
}

type Look<Input> = (
  workspace: OpenWorkspace,
  input: Input,
  reading: ReviewReading,
) => Promise<ReviewInspection>;

export interface ReviewInspections extends Pick<KeptInspections, 'find' | 'forget'> {
  readonly inspectBytes: Look<ThreadInput<'review:inspect-bytes'>>;
  readonly inspectFiles: Look<ThreadInput<'review:inspect-files'>>;
  readonly addBase: Look<ThreadInput<'review:add-base'>>;
  readonly unlock: Look<ThreadInput<'review:unlock'>>;
}

const MOST_COLLEAGUES = 10;

export function createReviewInspections(): ReviewInspections {
  const kept = createKeptInspections();
  const keep = (inspection: KeptInspection) => shown(kept.keep(inspection), inspection);
  return {
    find: (workspace, token) => kept.find(workspace, token),
    forget: (token) => kept.forget(token),
    async inspectBytes(workspace, { files }, reading) {
      return keep(await inspect(workspace, candidatesIn(files, reading), reading));
    },
    async inspectFiles(workspace, { paths }, reading) {
      const found = await candidatesAt(paths, reading);
      return keep(await inspect(workspace, found, reading));
    },
    async addBase(workspace, { token, path }, reading) {
      const before = kept.find(workspace, token);
      try {
        const inspection = await withBaseAt(before, { path, token }, reading);
        kept.replace(token, inspection);
        return shown(token, inspection);
      } catch (thrown) {
        if (needsPassphrase(thrown))
          kept.replace(token, { ...before, basePlace: { path, isLocked: true } });
        throw thrown;
      }
    },
    async unlock(workspace, { token, passphrase }, reading) {
      const before = kept.find(workspace, token);
      const { candidates, locked, basePlace } = before;
      const path = basePlace?.path ?? '';
      const inspection = await tryPassphrase(
        { keys: reading.keys, file: locked[0] ?? basename(path), passphrase },
        async () => {
          const read = locked.length === 0 ? before : await inspect(workspace, candidates, reading);
          return basePlace === null ? read : withBaseAt(read, { path, token }, reading);
        },
        (found) => found.locked.length === locked.length && basePlace?.isLocked !== true,
      );
      kept.replace(token, inspection);
      return shown(token, inspection);
    },
  };
}

/** Throws `file-encrypted` for one that wants a passphrase, and what {@link withBase} throws. */
async function withBaseAt(
  before: KeptInspection,
  { path, token }: { readonly path: string; readonly token: string },
  reading: ReviewReading,
): Promise<KeptInspection> {
  const [candidate] = await candidatesAt([path], reading);
  const { files, problems, locked } = await readAll(
    before.workspace,
    candidate === undefined ? [] : [candidate],
    reading,
  );
  if (locked.length > 0) throw lockedBase(path, token);
  const inspection = withBase(before, path, files[0] ?? null, problems);
  return { ...inspection, basePlace: { path, isLocked: false } };
}

const shown = (
  token: string,
  { files, articles, mappings, problems, locked }: KeptInspection,
): ReviewInspection => ({
  token,
  files,
  matches: articles.map(({ match }) => match),
  mappings,
  creditedToMe: articles.reduce((sum, { strangers }) => sum + strangers, 0),
  problems: bounded(problems),
  locked,
});

async function inspect(
  workspace: OpenWorkspace,
  candidates: readonly Candidate[],
  reading: ReviewReading,
): Promise<KeptInspection> {
  const { files, problems, locked } = await readAll(workspace, candidates, reading);
  const looked = await lookAtAll(workspace, files, reading);
  const { articles, more } = sortedOut(looked);
  return {
    workspace,
    files: files.map(({ fileName, format }) => ({ fileName, format })),
    articles,
    mappings: joinMappings(looked.flatMap(({ mapping }) => mapping ?? [])),
    problems: [...problems, ...looked.flatMap((one) => one.problems), ...more],
    base: null,
    candidates,
    locked,
    basePlace: null,
  };
}

interface ReadAll {
  readonly files: readonly ReviewFile[];
  readonly problems: readonly Problem[];
  /** Names of those that a passphrase would open. */
  readonly locked: readonly string[];
}

/** One after the other; whatever else has been asked for comes in between. */
async function readAll(
  workspace: OpenWorkspace,
  candidates: readonly Candidate[],
  { importers, signal, progress }: ReviewReading,
): Promise<ReadAll> {
  const files: ReviewFile[] = [];
  const problems: Problem[] = [];
  const locked: string[] = [];
  const seen = new Map<string, string>();
  const how = { importers, signal, nowMs: workspace.clock(), tagsets: knownTagsets(workspace.db) };
  for (const [done, candidate] of candidates.entries()) {
    progress({ label: `Reading ${candidate.fileName}`, done, total: candidates.length });
    await setImmediate();
    const read = await readCandidate(candidate, how, seen);
    if (read.file !== null) files.push(read.file);
    problems.push(...read.problems);
    if (read.isLocked) locked.push(candidate.fileName);
  }
  checkGoing(signal);
  if (files.length === 0 && problems.length === 0) problems.push(nothingRead);
  return { files, problems, locked };
}

/** Those that are kept go before those that came with articles. */
const knownTagsets = (db: ReadDb): readonly Tagset[] => [
  ...keptDefinitions(db).map(({ tagset }) => tagset),
  ...listTagsets(db),
];

async function lookAtAll(
  workspace: OpenWorkspace,
  files: readonly ReviewFile[],
  { signal, progress }: ReviewReading,
): Promise<readonly LookedAt[]> {
  const all = files.flatMap((file) => file.articles.map((article) => ({ file, article })));
  const me = workspace.annotator()?.id ?? null;
  const looked: LookedAt[] = [];
  for (const [index, { file, article }] of all.entries()) {
    progress({ label: `Comparing ${file.fileName}`, done: index, total: all.length });
    await setImmediate();
    checkGoing(signal);
    looked.push(
      snapshot(workspace.db, (db) => lookAt(workspace, db, { file, article, index, me })),
    );
  }
  return looked;
}

/** What only shows when all of them are known. */
function sortedOut(looked: readonly LookedAt[]): {
  readonly articles: readonly Looked[];
  readonly more: readonly Problem[];
} {
  const byArticle = Map.groupBy(
    looked.filter((one) => one.looked.match.articleId !== null),
    (one) => one.looked.match.articleId,
  );
  const more: Problem[] = [];
  const articles = looked.map(({ looked: one, isSame }) => {
    const { match } = one;
    // Beside others it is a vote of its own.
    if (!isSame || (byArticle.get(match.articleId)?.length ?? 0) > 1) return one;
    more.push(nothingToReview(match));
    const anchoring = { ...unmatched.anchoring, orphan: match.marks };
    return { ...one, strangers: 0, match: { ...match, ...unmatched, anchoring } };
  });
  for (const group of byArticle.values())
    more.push(...groupProblems(group.map((one) => one.looked)));
  return { articles, more };
}

function groupProblems(group: readonly Looked[]): readonly Problem[] {
  const matches = group.map(({ match }) => match);
  const title = matches[0]?.articleTitle ?? '';
  const files = matches.map(({ fileName }) => fileName);
  const byColleague = Map.groupBy(group, ({ colleague }) => colleague?.id);
  return [
    ...(matches.length > MOST_COLLEAGUES ? [tooMany(files, title)] : []),
    ...[...byColleague].flatMap(([id, theirs]) => {
      if (id === undefined || theirs.length < 2) return [];
      const names = theirs.map(({ match }) => match.fileName);
      return [sameColleague(names, theirs[0]?.colleague?.name ?? '', title)];
    }),
  ];
}

const nothingRead: Problem = {
  path: '$',
  message: 'Nothing that was chosen has marks in it.',
  remedy:
    'Choose files with marks: annotated articles (“.annotated.json”), datasets, or exports of other programs.',
};
