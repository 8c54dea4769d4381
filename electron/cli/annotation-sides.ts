// What comparing and merging read: files of annotators, matched article by article, with everybody's marks in the first
// one's text and in terms of one tagset, so that they can be held against each other.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import type { FormatId } from '../../shared/formats/format-list.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { MarkSet } from '../../shared/review/review-item.ts';
import { joinTagsets } from '../../shared/tagset/join-tagsets.ts';
import { mapDocument } from '../../shared/tagset/map-document.ts';
import { noMigration } from '../../shared/tagset/migrate-mark.ts';
import { completeMigration } from '../../shared/tagset/propose-migration.ts';
import type { OpenSource } from '../workspace/age/open-sealed.ts';
import { matchArticles } from '../workspace/datasets/match-articles.ts';
import {
  readDatasets,
  uniqueArticles,
  type DatasetRead,
} from '../workspace/datasets/read-dataset.ts';
import { datasetRefusal } from './dataset-refusal.ts';

export interface Side {
  /** As the user named it. */
  readonly path: string;
  /** Of its first file. */
  readonly format: FormatId;
  readonly articles: readonly AnnotatedArticle[];
}

export interface SideOptions {
  readonly from: FormatId | 'auto';
  readonly maxFileBytes: number;
  readonly openSource: OpenSource;
  readonly nowMs: number;
}

/** A file or a folder of them. Throws an {@link AppError} for anything that is wrong in it. */
export async function readSide(
  path: string,
  { from, maxFileBytes, openSource, nowMs }: SideOptions,
): Promise<Side> {
  const reads: DatasetRead[] = [];
  const options = {
    from: from === 'auto' ? null : from,
    maxBytes: maxFileBytes,
    open: openSource,
    nowMs,
    tagsets: [factCheckingTagset],
  };
  for await (const read of readDatasets([path], options)) reads.push(read);
  const { articles, problems: twice } = uniqueArticles(reads);
  const problems = [...reads.flatMap((read) => read.problems), ...twice];
  if (problems.length > 0 || articles.length === 0) {
    throw AppError.from(datasetRefusal([path], problems, null));
  }
  const format = reads.find((read) => read.articles.length > 0)?.format ?? 'annotated-json';
  return { path, format, articles };
}

/** One article as all sides have it; the first has read it, of the others those that it was found in. */
export interface SharedArticle {
  /** The first side's, in terms of the tagset that holds what all have. */
  readonly first: AnnotatedArticle;
  /** By side, without the first: the article with the marks in the first one's text; null where it is not there. */
  readonly others: readonly (AnnotatedArticle | null)[];
  /** What all were made from, with its marks in the first one's text; null where it is not at hand. */
  readonly base: AnnotatedArticle | null;
}

export interface SharedArticles {
  readonly articles: readonly SharedArticle[];
  /** What was found otherwise than by its id, or lost on the way. */
  readonly notices: readonly string[];
  /** Articles of other sides that are about none of the first side's. */
  readonly strangers: readonly AppError[];
}

/** Throws when nothing at all is shared. */
export function shareArticles(
  first: Side,
  others: readonly Side[],
  base: Side | null,
): SharedArticles {
  const bases = base === null ? new Map<number, AnnotatedArticle>() : basesOf(first, base);
  const notices: string[] = [];
  const strangers: AppError[] = [];
  const found = others.map((side) => {
    const { matches, unmatched } = matchArticles(first.articles, side.articles);
    const byText = matches.filter(({ by }) => by === 'text').length;
    const near = matches.filter(({ by }) => by === 'near').length;
    if (byText > 0) notices.push(`${side.path}: ${counted(byText)} matched by the same text.`);
    if (near > 0) {
      notices.push(
        `${side.path}: ${counted(near)} matched by nearly the same text; marks were placed again.`,
      );
    }
    for (const at of unmatched) strangers.push(stranger(side, at, first));
    return new Map(matches.map((match) => [match.mine, match.placed]));
  });
  const articles = first.articles.map((own, at) =>
    inOneTagset(
      {
        first: own,
        others: found.map((byMine) => byMine.get(at) ?? null),
        base: bases.get(at) ?? null,
      },
      notices,
    ),
  );
  const [one] = strangers;
  const isShared = articles.some(({ others: there }) => there.some((each) => each !== null));
  if (one !== undefined && !isShared) throw one;
  return { articles, notices: [...notices, ...lostPlaces(articles)], strangers };
}

const counted = (count: number): string => (count === 1 ? '1 article' : `${count} articles`);

function stranger(side: Side, at: number, first: Side): AppError {
  const title = side.articles[at]?.article.title ?? '';
  return new AppError(
    'file-invalid',
    `${side.path}: “${title}” is about no text of ${first.path} that is not matched already.`,
    {
      remedy: 'Choose files about the same texts, or import the right version first.',
      file: side.path,
    },
  );
}

function inOneTagset({ first, others, base }: SharedArticle, notices: string[]): SharedArticle {
  let tagset: Tagset = first.tagset;
  for (const other of [...others, base]) {
    if (other !== null) tagset = joinTagsets(tagset, other.tagset);
  }
  const mapped = (document: AnnotatedArticle): AnnotatedArticle => {
    const migration = completeMigration(document.tagset, tagset, noMigration);
    const { document: inTagset, unplaced } = mapDocument(document, tagset, migration);
    for (const { what, count } of unplaced) {
      notices.push(
        `“${document.article.title}”: ${count} × ${what} has no place beside the others.`,
      );
    }
    return inTagset;
  };
  return {
    first: mapped(first),
    others: others.map((other) => (other === null ? null : mapped(other))),
    base: base === null ? null : mapped(base),
  };
}

function lostPlaces(articles: readonly SharedArticle[]): string[] {
  let orphans = 0;
  for (const { others } of articles) {
    for (const other of others) {
      orphans += other?.annotations.filter(isOrphan).length ?? 0;
    }
  }
  if (orphans === 0) return [];
  return [`${orphans} ${orphans === 1 ? 'mark has' : 'marks have'} no place in the text.`];
}

const isOrphan = ({ anchoring }: AnnotatedArticle['annotations'][number]): boolean =>
  anchoring.state === 'orphan';

/** What stands: without marks that a review rejected, and without relations of those. */
export function standingSet({ annotations, relations }: AnnotatedArticle): MarkSet {
  const rejected = new Set(
    annotations.filter(({ rejectedBy }) => rejectedBy !== undefined).map(({ id }) => id),
  );
  if (rejected.size === 0) return { annotations, relations };
  return {
    annotations: annotations.filter(({ id }) => !rejected.has(id)),
    relations: relations.filter(({ from, to }) => !rejected.has(from) && !rejected.has(to)),
  };
}

function basesOf(first: Side, base: Side): Map<number, AnnotatedArticle> {
  const { matches } = matchArticles(first.articles, base.articles);
  if (matches.length > 0) return new Map(matches.map(({ mine, placed }) => [mine, placed]));
  throw new AppError('file-invalid', `${base.path} is about no text of ${first.path}.`, {
    remedy: 'Choose the version that all were made from, or leave out --base.',
    file: base.path,
  });
}
