// What is said about a colleague's file before it is opened for review.

import type { Annotator } from '../../../../shared/domain/annotation.ts';
import { formatInfo } from '../../../../shared/formats/format-list.ts';
import type {
  AnchoringCounts,
  ReviewInspection,
  ReviewMatch,
  TagsetMapping,
} from '../../../../shared/ipc/review-types.ts';
import { countOf, formatDateTime, formatNumber, quoted } from '../../../ui/words.ts';

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Rounded down: only the same words are 100 %. */
const share = (similarity: number): string => percent.format(Math.floor(similarity * 100) / 100);

/** By what it was matched. */
export function matchWords({ how, similarity }: ReviewMatch): string {
  switch (how) {
    case 'id':
      return similarity === 1
        ? 'Same article'
        : `Same article, its text ${share(similarity)} the same`;
    case 'text':
      return 'Same text';
    case 'near':
      return `Nearly the same text, ${share(similarity)}`;
    case 'none':
      return 'No article here is like it';
  }
}

const MOST_NAMED = 3;

export function namesOf(people: readonly Annotator[]): string {
  const names = people.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = people.length - names.length;
  return list.format(rest > 0 ? [...names, countOf(rest, 'other person', 'other people')] : names);
}

/** `20 marks and 3 relations by Jon Berg`. */
export function broughtWords({ marks, relations, annotators }: ReviewMatch): string {
  const what = relations === 0 ? [] : [countOf(relations, 'relation')];
  const by = annotators.length === 0 ? '' : ` by ${namesOf(annotators)}`;
  return `${list.format([countOf(marks, 'mark'), ...what])}${by}`;
}

interface Found {
  readonly state: keyof AnchoringCounts;
  readonly count: number;
  readonly words: string;
}

const foundWords: { readonly [State in keyof AnchoringCounts]: string } = {
  exact: 'where they were',
  moved: 'moved',
  fuzzy: 'in changed words',
  orphan: 'not found, wait',
};

/** How their marks were found again in my text; what there is none of is left out. */
export function foundAgain(anchoring: AnchoringCounts): readonly Found[] {
  const states = ['exact', 'moved', 'fuzzy', 'orphan'] as const;
  return states
    .map((state) => ({ state, count: anchoring[state], words: foundWords[state] }))
    .filter(({ count }) => count > 0);
}

export function continuesWords({ continues }: ReviewMatch): string | null {
  if (continues === null) return null;
  const { decided } = continues;
  if (decided === 0) return 'Goes on with the review that was begun.';
  const kept = decided === 1 ? '1 decision is kept if it still applies' : null;
  return `Goes on with the review that was begun: ${kept ?? `${formatNumber(decided)} decisions are kept where they still apply`}.`;
}

export function answersWords({ answers }: ReviewMatch): string | null {
  if (answers === null) return null;
  const { reviewer, decisions } = answers;
  return `${reviewer.name} decided on ${formatNumber(decisions)} of your marks; the decisions and their reasons are shown beside them.`;
}

/** The common base that was found in the history. */
export function historyBaseWords(matches: readonly ReviewMatch[]): string {
  const found = matches.filter(({ base }) => base !== null);
  const [only] = found;
  if (matches.length === 1 && only?.base != null) {
    return `Your version of ${formatDateTime(only.base.atMs)}, which the file was made from`;
  }
  const [of, all] = [formatNumber(found.length), countOf(matches.length, 'article')];
  return `Your earlier versions that the files were made from, found for ${of} of ${all}`;
}

export function filesWords({ files }: ReviewInspection): string {
  const [first, ...others] = files;
  if (first === undefined) return '';
  if (others.length === 0) return `${first.fileName} · ${formatInfo(first.format).label}`;
  const names = files.slice(0, MOST_NAMED).map(({ fileName }) => fileName);
  const rest = files.length - names.length;
  return list.format(rest > 0 ? [...names, countOf(rest, 'other file')] : names);
}

const waits = (marks: number): string =>
  `${countOf(marks, 'mark')} ${marks === 1 ? 'waits' : 'wait'}`;

export const leaveOutWords = (marks: number): string => `Leave out (${waits(marks)})`;

/** Of the tags that have a place already: `Fact → Claim, Place → Location`. */
export function mappedWords(
  mappings: readonly TagsetMapping[],
  tags: Readonly<Record<string, Readonly<Record<string, string | null>>>>,
): string {
  const pairs = mappings.flatMap(({ theirs, mine, questions }) =>
    questions.map(({ tag, label }) => {
      const to = tags[theirs.id]?.[tag] ?? null;
      const place = mine.tags.find(({ id }) => id === to);
      return place === undefined ? `${label} left out` : `${label} → ${place.label}`;
    }),
  );
  const named = pairs.slice(0, MOST_NAMED);
  const rest = pairs.length - named.length;
  return rest > 0 ? `${named.join(', ')} and ${formatNumber(rest)} more` : named.join(', ');
}

export const byWords = {
  id: 'same id',
  label: 'same name',
  remembered: 'as you chose before',
} as const;

export const openedWords = (reviews: number): string =>
  `${countOf(reviews, 'review')} are open; this is the first. The others are with their articles.`;

/** What the foot says about what would be opened. */
export function chosenWords(chosen: number, all: number, waiting: number): string {
  const what = all === 1 ? '' : `${formatNumber(chosen)} of ${countOf(all, 'article')}`;
  const wait = waiting === 0 ? '' : `${waits(waiting)} for a tag`;
  return [what, wait].filter((words) => words !== '').join(' · ');
}

export const openArticleWords = (title: string): string =>
  `Compare with ${quoted(title)} all the same`;
