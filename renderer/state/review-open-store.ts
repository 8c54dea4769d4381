// Colleagues' files that were looked at and are about to be opened for review: what was found in them, and what the
// person chose so far. Nothing in the workspace changes before they are opened.

import { create } from 'zustand';
import type { AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import type { AppErrorData } from '../../shared/ipc/result.ts';
import type {
  MappingQuestion,
  ReviewInspection,
  ReviewMatch,
  TagsetMapping,
} from '../../shared/ipc/review-types.ts';
import { settings } from './app-store.ts';

export type BaseKind = 'none' | 'history' | 'file';
export type ReviewMode = 'pair' | 'panel';
type OpenInput = Input<RendererChannels, 'review:open'>;

export interface ReviewOpening {
  /** `choosing` while the system asks for a file; `looking` while files are read. */
  readonly phase: 'idle' | 'choosing' | 'looking' | 'opening';
  /** Null until files were looked at. */
  readonly inspection: ReviewInspection | null;
  readonly step: 'articles' | 'tags';
  /** By the match's index: the article it is reviewed against, or null to leave it out. */
  readonly articles: Readonly<Record<number, ArticleId | null>>;
  readonly mode: ReviewMode;
  readonly base: BaseKind;
  /** Whether a file was chosen as the common base. */
  readonly hasBaseFile: boolean;
  /** Who made the marks that the file credits to me. */
  readonly colleague: string;
  /** By their tagset's id and their tag: my tag, or null to let its marks wait. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, TagId | null>>>>;
  readonly failure: AppErrorData | null;
}

const nothing: ReviewOpening = {
  phase: 'idle',
  inspection: null,
  step: 'articles',
  articles: {},
  mode: 'pair',
  base: 'none',
  hasBaseFile: false,
  colleague: '',
  tags: {},
  failure: null,
};

export const useReviewOpening = create<ReviewOpening>()(() => nothing);

export const isOpeningReview = (): boolean => useReviewOpening.getState().phase !== 'idle';

export function changeOpening(fields: Partial<ReviewOpening>): void {
  useReviewOpening.setState(fields);
}

export function clearReviewOpening(): void {
  useReviewOpening.setState(nothing, true);
}

/** Everything as it is proposed; the common case needs no choice. */
export function beginOpening(inspection: ReviewInspection): void {
  const { matches, mappings } = inspection;
  useReviewOpening.setState(
    {
      ...nothing,
      inspection,
      articles: Object.fromEntries(matches.map(({ index, articleId }) => [index, articleId])),
      mode: 'pair',
      base: matches.some(({ base }) => base !== null) ? 'history' : 'none',
      tags: proposedTags(mappings),
    },
    true,
  );
}

/** After a base file was read: the same files, so what was chosen stays. */
export function takeBaseFile(inspection: ReviewInspection): void {
  useReviewOpening.setState({ inspection, base: 'file', hasBaseFile: true, failure: null });
}

function proposedTags(mappings: readonly TagsetMapping[]): ReviewOpening['tags'] {
  const tags: Record<string, Record<string, TagId | null>> = {};
  for (const { theirs, questions } of mappings) {
    const own = (tags[theirs.id] ??= {});
    for (const { tag, proposed } of questions) own[tag] ??= proposed;
  }
  return tags;
}

export function chooseTag(tagset: string, tag: TagId, mine: TagId | null): void {
  useReviewOpening.setState(({ tags }) => ({
    tags: { ...tags, [tagset]: { ...tags[tagset], [tag]: mine } },
  }));
}

export function chooseArticle(index: number, articleId: ArticleId | null): void {
  useReviewOpening.setState(({ articles }) => ({ articles: { ...articles, [index]: articleId } }));
}

/** Those that would be opened, in the order of the files. */
export function chosenMatches({ inspection, articles }: ReviewOpening): readonly ReviewMatch[] {
  return (inspection?.matches ?? []).filter(({ index }) => articles[index] != null);
}

export type Together = 'files' | 'people' | null;

/** Why those that are chosen could be reviewed together: several files, or one by several people, on one article. */
export function together(opening: ReviewOpening): Together {
  const chosen = chosenMatches(opening);
  const ids = chosen.map(({ index }) => opening.articles[index]);
  if (new Set(ids).size < ids.length) return 'files';
  // Copies of my own marks that the file has besides are no other person's.
  const me = settings().annotator?.id;
  const others = ({ annotators }: ReviewMatch) => annotators.filter(({ id }) => id !== me);
  return chosen.some((match) => others(match).length > 1) ? 'people' : null;
}

/** The tags whose marks wait as things are chosen. */
export function waitingQuestions({
  inspection,
  tags,
}: Pick<ReviewOpening, 'inspection' | 'tags'>): readonly MappingQuestion[] {
  return (inspection?.mappings ?? []).flatMap(({ theirs, questions }) =>
    questions.filter(({ tag }) => (tags[theirs.id]?.[tag] ?? null) === null),
  );
}

/** Whether a tag of theirs is asked about that has no proposal: then the tags are shown before anything is opened. */
export function hasOpenQuestions(inspection: ReviewInspection | null): boolean {
  return (inspection?.mappings ?? []).some(({ questions }) =>
    questions.some(({ proposed }) => proposed === null),
  );
}

/** Why the person who made the marks has to be named; null where the file tells it. */
export function unnamed(opening: ReviewOpening): 'credited-to-me' | 'nobody' | null {
  if ((opening.inspection?.creditedToMe ?? 0) > 0) return 'credited-to-me';
  const isOf = chosenMatches(opening).some(
    ({ annotators, marks }) => annotators.length === 0 && marks > 0,
  );
  return isOf ? 'nobody' : null;
}

export const needsName = (opening: ReviewOpening): boolean =>
  unnamed(opening) !== null && opening.colleague.trim() === '';

function migrationsOf({ inspection, tags }: ReviewOpening): OpenInput['migrations'] {
  const migrations: OpenInput['migrations'] = {};
  for (const { theirs, migration } of inspection?.mappings ?? []) {
    const before = migrations[theirs.id]?.tags;
    const chosen = tags[theirs.id];
    migrations[theirs.id] = { ...migration, tags: { ...before, ...migration.tags, ...chosen } };
  }
  return migrations;
}

/** What is sent; null while there is nothing to open or something has to be said first. */
export function openInputOf(opening: ReviewOpening): OpenInput | null {
  const { inspection, base, mode, colleague } = opening;
  const chosen = chosenMatches(opening);
  if (inspection === null || chosen.length === 0 || needsName(opening)) return null;
  const name = colleague.trim();
  return {
    token: inspection.token,
    articles: chosen.flatMap(({ index }) => {
      const articleId = opening.articles[index];
      return articleId == null ? [] : [{ index, articleId }];
    }),
    migrations: migrationsOf(opening),
    colleague: name === '' ? null : { id: crypto.randomUUID() as AnnotatorId, name },
    base,
    mode: together(opening) === null ? 'pair' : mode,
  };
}
