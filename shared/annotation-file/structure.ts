// Holds a file against the schema and keeps what fits it, so that one bad annotation hides neither the problems
// nor the worth of the others. Items keep their index in the file for messages.

import type { z } from 'zod';
import { addIssue } from './describe-issue.ts';
import { isOrdinaryAnnotation } from './ordinary-annotation.ts';
import type { Problems } from './problems.ts';
import {
  annotatedArticleSchema,
  type FileAnnotation,
  type FileAnnotator,
  type FileArticle,
  type FileBlock,
  type FileInlineMark,
  type FileRelation,
  type FileReview,
  type FileTagset,
} from './schema.ts';

export interface Item<T> {
  readonly index: number;
  readonly value: T;
}

/** The parts of a file that fit the schema. */
export interface FileParts {
  readonly article: FileArticle;
  /** Null when one of them does not fit: they make sense together only. */
  readonly blocks: readonly FileBlock[] | null;
  readonly marks: readonly Item<FileInlineMark>[];
  readonly tagset: FileTagset;
  readonly annotators: readonly Item<FileAnnotator>[];
  readonly annotations: readonly Item<FileAnnotation>[];
  readonly relations: readonly Item<FileRelation>[];
  readonly review: FileReview | null;
  /** What is in the file but does not fit, so that nothing that names it is called lost. */
  readonly misfits: {
    readonly annotators: ReadonlySet<unknown>;
    readonly annotations: ReadonlySet<unknown>;
    readonly review: boolean;
  };
}

/** Adds a problem for everything that does not fit. Null when article, tagset or the lists themselves cannot be used. */
export function readStructure(value: unknown, problems: Problems): FileParts | null {
  const bad = new Set<string>();
  for (const issue of issuesOf(value)) {
    addIssue(problems, value, issue);
    // A file with an unknown key is refused, but what we know of it can be read.
    if (issue.code !== 'unrecognized_keys') bad.add(partOf(issue.path));
  }
  // Neither who wrote the file nor when is needed to read it.
  for (const part of ['', 'article', 'tagset', 'annotators', 'annotations', 'relations']) {
    if (bad.has(part)) return null;
  }
  // Not the parsed copy: zod leaves `__proto__` keys out of it.
  const file = value as {
    readonly article: FileArticle;
    readonly tagset: FileTagset;
    readonly annotators: readonly FileAnnotator[];
    readonly annotations: readonly FileAnnotation[];
    readonly relations: readonly FileRelation[];
    readonly review: FileReview | null;
  };
  const good = <T>(part: string, items: readonly T[]): Item<T>[] =>
    items
      .map((item, index) => ({ index, value: item }))
      .filter(({ index }) => bad.size === 0 || !bad.has(`${part}.${index}`));
  const misfits = (part: 'annotators' | 'annotations') =>
    new Set(
      bad.size === 0 ? [] : file[part].filter((_, index) => bad.has(`${part}.${index}`)).map(idOf),
    );
  return {
    article: file.article,
    blocks: bad.has('article.blocks') ? null : file.article.blocks,
    marks: good('article.marks', file.article.marks),
    tagset: file.tagset,
    annotators: good('annotators', file.annotators),
    annotations: good('annotations', file.annotations),
    relations: good('relations', file.relations),
    review: bad.has('review') ? null : file.review,
    misfits: {
      annotators: misfits('annotators'),
      annotations: misfits('annotations'),
      review: bad.has('review'),
    },
  };
}

type Issue = z.core.$ZodIssue;

/** Only annotations that are out of the ordinary are held against the schema one by one. */
function issuesOf(value: unknown): readonly Issue[] {
  const annotations =
    typeof value === 'object' && value !== null && 'annotations' in value
      ? value.annotations
      : null;
  if (!Array.isArray(annotations))
    return annotatedArticleSchema.safeParse(value).error?.issues ?? [];
  const odd = [...annotations.keys()].filter((index) => !isOrdinaryAnnotation(annotations[index]));
  const rest = {
    ...(value as object),
    annotations: odd.map((index): unknown => annotations[index]),
  };
  const issues = annotatedArticleSchema.safeParse(rest).error?.issues ?? [];
  return issues.map((issue) => {
    const [part, at, ...inside] = issue.path;
    if (part !== 'annotations' || typeof at !== 'number') return issue;
    return { ...issue, path: [part, odd[at] ?? at, ...inside] };
  });
}

function idOf(misfit: unknown): unknown {
  return typeof misfit === 'object' && misfit !== null && 'id' in misfit ? misfit.id : undefined;
}

/** The smallest part that an issue spoils: `annotations.3`, `article.blocks`, `tagset`, or `` for the whole file. */
function partOf(path: readonly PropertyKey[]): string {
  const [first = '', second, third] = path.map(String);
  if (first === 'annotators' || first === 'annotations' || first === 'relations') {
    return second === undefined ? first : `${first}.${second}`;
  }
  if (first !== 'article' || third === undefined) return first;
  if (second === 'blocks') return 'article.blocks';
  return second === 'marks' ? `article.marks.${third}` : first;
}
