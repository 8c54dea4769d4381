// A colleague with a workspace of his own, and files that go to and fro: real files in the folder of my workspace.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { AnnotatorId, ArticleId } from '../../shared/domain/ids.ts';
import type { FormatId } from '../../shared/formats/format-list.ts';
import type { ReviewInspection, ReviewMatch } from '../../shared/ipc/review-types.ts';
import { sha256Hex } from './arbitrary-article.ts';
import { importText, openTestWorkspace, tickingClock, type TestWorkspace } from './workspace.ts';
import { exportChoice } from './export-choice.ts';

export const jon = { id: '7b1e4d67-7b7f-4f4a-9a4d-2a2d2c1a2b02' as AnnotatorId, name: 'Jon' };

export const longText = [
  'Bridge reopens',
  'Mayor Ana Ruiz said the old bridge over the river is safe again after eleven months of work.',
  'The repairs cost 4.2 million euros, twice as much as the council had planned in March.',
  'Engineers found cracks in two of the five arches when the water was low last summer.',
  'Shops in Mill Street lost a third of their customers while the road was closed 🚧.',
  'The first bus crossed the bridge on Monday morning at six with nine people in it.',
].join('\n\n');

/** His workspace; he works an hour later than I do, unless it is said when. */
export const openColleague = (
  annotator = jon,
  startMs = Date.UTC(2026, 10, 22, 10),
): Promise<TestWorkspace> => openTestWorkspace({ annotator, clock: tickingClock(startMs) });

export async function mineWithText(text = longText) {
  const mine = await openTestWorkspace();
  return { mine, articleId: await importText(mine, text) };
}

/** Writes the article into my folder and answers the path. */
export async function sent(
  from: TestWorkspace,
  articleId: ArticleId,
  to: TestWorkspace,
  fileName = 'jon.annotated.json',
): Promise<string> {
  const path = join(to.folder, fileName);
  await from.call['export:annotated-json']({ articleId, path });
  return path;
}

export async function sentAs(
  from: TestWorkspace,
  articleId: ArticleId,
  to: TestWorkspace,
  { format, fileName }: { readonly format: FormatId; readonly fileName: string },
): Promise<string> {
  const path = join(to.folder, fileName);
  await from.call['export:dataset']({
    choice: exportChoice({ ids: [articleId] }, format),
    path,
    isFolder: false,
  });
  return path;
}

/** Takes a file in as an article of one's own. */
export async function received(by: TestWorkspace, path: string): Promise<ArticleId> {
  const [result] = await by.call['article:import-files']({ paths: [path], wholePage: false });
  if (result?.articleId == null) throw new Error(`not imported: ${result?.error?.message}`);
  return result.articleId;
}

/** My article sent to a colleague, who has it in a workspace of his own. */
export async function withColleague(mine: TestWorkspace, articleId: ArticleId, startMs?: number) {
  const theirs = await openColleague(jon, startMs);
  await received(theirs, await sent(mine, articleId, theirs, 'ana.annotated.json'));
  return theirs;
}

export const inspect = (
  mine: TestWorkspace,
  ...paths: readonly string[]
): Promise<ReviewInspection> =>
  Promise.resolve(mine.call['review:inspect-files']({ paths: [...paths] }));

export function onlyMatch({ matches }: ReviewInspection): ReviewMatch {
  const [match] = matches;
  if (match === undefined || matches.length > 1) throw new Error(`${matches.length} matches`);
  return match;
}

export function documentAt(path: string): AnnotatedArticle {
  const { document, problems } = parseAnnotatedArticle(readFileSync(path, 'utf8'), { sha256Hex });
  if (document === null) throw new Error(JSON.stringify(problems));
  return document;
}

export const serialised = (document: AnnotatedArticle): string =>
  serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '0.0.0' });

/** Puts another state of the file in its place. */
export function rewrite(
  path: string,
  change: (document: AnnotatedArticle) => AnnotatedArticle,
): void {
  writeFileSync(path, serialised(change(documentAt(path))));
}
