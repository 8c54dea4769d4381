// Checks that an article is what the log says: its own fields, its texts, its marks, relations and coverage.

import { isDeepStrictEqual } from 'node:util';
import { takeElsewhere } from '../../../shared/annotation-file/relations-elsewhere.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { searchForm } from '../../../shared/search/search-form.ts';
import { findArticle, findSummary, type StoredArticle } from '../db/article.ts';
import { listChangesOf } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { findArticleFigures, listMarkColumns } from '../db/integrity.ts';
import { findContentTime } from '../db/log-rows.ts';
import { loggedState, type LoggedState } from './logged-state.ts';
import { readState } from './past-article.ts';
import type { ArticleState } from './past-state.ts';
import type { Findings } from './verify-findings.ts';
import { verifyTexts } from './verify-texts.ts';

export function verifyArticle(db: ReadDb, id: ArticleId, findings: Findings): void {
  const stored = findArticle(db, id);
  if (stored === null) return;
  const say = (message: string) => findings.add(`article ${id}`, `“${stored.title}”: ${message}`);
  const logged = loggedState(listChangesOf(db, id));
  if (logged.arrival === null) {
    say('the log does not tell of its arrival.');
    return;
  }
  const now = readState(db, stored);
  for (const what of fieldsThatDiffer(db, stored, now, logged)) {
    say(`its ${what} is not what the log says.`);
  }
  compare(now.annotations, logged.annotations, (mark, id_) => `the mark ${nameOf(mark, id_)}`, say);
  compare(now.relations, logged.relations, ({ type }, id_) => `the relation ${type} ${id_}`, say);
  compare(
    now.coverage,
    logged.coverage,
    (_set, place) => `the state of the sentence ${place}`,
    say,
  );
  compare(
    now.reviewParts,
    logged.reviewParts,
    (_part, name) => `the part ${name} of a review`,
    say,
  );
  verifyColumns(db, stored, now, say);
  verifyTexts(db, stored, logged, say);
}

type Say = (message: string) => void;

const nameOf = (mark: { readonly segments: readonly { readonly quote: string }[] }, id: string) =>
  `“${[...(mark.segments[0]?.quote ?? '')].slice(0, 40).join('')}” (${id})`;

function compare<Id extends string, Value>(
  now: ReadonlyMap<Id, Value>,
  logged: ReadonlyMap<Id, Value>,
  name: (value: Value, id: Id) => string,
  say: Say,
): void {
  for (const [id, value] of now) {
    const said = logged.get(id);
    if (said === undefined) say(`${name(value, id)} is not in the log.`);
    else if (!isDeepStrictEqual(said, value)) say(`${name(value, id)} is not what the log says.`);
  }
  for (const [id, value] of logged) {
    if (!now.has(id)) say(`${name(value, id)} is in the log and not in the article.`);
  }
}

/** What differs, in words. Where the log leaves something open, nothing can differ from it. */
function fieldsThatDiffer(
  db: ReadDb,
  stored: StoredArticle,
  now: ArticleState,
  logged: LoggedState,
): string[] {
  const pairs = [
    ...contentFields(stored, now, logged),
    ...filingFields(db, stored, logged),
    ...figures(db, stored, logged),
  ];
  return pairs.flatMap(([what, actual, said]) =>
    said === undefined || isDeepStrictEqual(actual, said) ? [] : [what],
  );
}

/** What is there and what the log says; undefined where it says nothing. */
type Pair = readonly [what: string, actual: unknown, said: unknown];

function contentFields(stored: StoredArticle, now: ArticleState, logged: LoggedState): Pair[] {
  const { arrival, metadata, revision } = logged;
  const first = arrival?.['revision'] as { readonly number?: number } | undefined;
  const pointer = ['source', 'kind', 'detected'] as const;
  return [
    ...Object.entries(now.metadata).map(([field, value]): Pair => [
      field,
      value,
      metadata === null ? arrival?.[field] : valueOf(metadata, field),
    ]),
    ['revision', now.revision.number, revision?.number ?? first?.number],
    ...pointer.map((field): Pair => [
      field,
      now.revision[field],
      revision === null ? arrival?.[field] : revision[field],
    ]),
    ['tagset', stored.tagsetSha256, logged.tagsetSha256 ?? arrival?.['tagsetSha256']],
    ['review', stored.review, arrival?.['review']],
    ['extra', stored.extra, extraBy(logged)],
    ['list of annotators', now.annotators, listedBy(logged)],
  ];
}

/** Where an article is that nobody put anywhere. */
const unfiled = { status: 'to-do', shelf: 'library' };

function filingFields(db: ReadDb, { key }: StoredArticle, logged: LoggedState): Pair[] {
  const summary = findSummary(db, key);
  const { status, shelf } = logged.standing ?? unfiled;
  return [
    ['status', summary?.status, status],
    ['shelf', summary?.shelf, shelf],
    ['list of collections', new Set(summary?.collections), logged.collections],
  ];
}

function figures(db: ReadDb, { key, id }: StoredArticle, { annotations }: LoggedState): Pair[] {
  const found = findArticleFigures(db, key);
  const marks = [...annotations.values()].filter(isActive);
  return [
    ['number of marks', found?.annotations, marks.length],
    ['time of change', found?.updatedAtMs, findContentTime(db, id) ?? undefined],
  ];
}

const valueOf = (fields: object, name: string): unknown =>
  Object.entries(fields).find(([field]) => field === name)?.[1];

/** As it came, without the relations that waited there until the article they end in had come too. */
function extraBy({ arrival, relationsAcross }: LoggedState): JsonObject | undefined {
  const came = arrival?.['extra'] as JsonObject | undefined;
  return came === undefined ? undefined : takeElsewhere(came, relationsAcross);
}

/** Undefined where a log of an earlier version does not tell whom the file listed. */
function listedBy({ arrival, annotators }: LoggedState): Map<string, unknown> | undefined {
  const listed = arrival?.['annotators'] as readonly { readonly id: string }[] | undefined;
  if (listed === undefined) return undefined;
  const expected = new Map<string, unknown>(listed.map((each) => [each.id, each]));
  for (const [id, annotator] of annotators) {
    if (annotator === null) expected.delete(id);
    else expected.set(id, annotator);
  }
  return expected;
}

/** What is kept with a mark for order and search has to follow from the mark. */
function verifyColumns(db: ReadDb, { key }: StoredArticle, now: ArticleState, say: Say): void {
  for (const [id, startUtf16, endUtf16, note, noteForm] of listMarkColumns(db, key)) {
    const segments = now.annotations.get(id)?.segments ?? [];
    const isThere =
      segments[0]?.startUtf16 === startUtf16 && segments.at(-1)?.endUtf16 === endUtf16;
    if (!isThere || noteForm !== (note === null ? null : searchForm(note))) {
      say(`the mark ${id} is listed elsewhere than it is.`);
    }
  }
}
