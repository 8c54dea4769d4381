// What reading collects besides articles: problems and notes, each with file, place, what is wrong and what to do.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import { MOST_PROBLEMS } from '../annotation-file/problems.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { FileProblem, ReadResult } from './codec.ts';

export interface Reading {
  /** Something is wrong with the file: nothing of it is imported unless the user asks for the valid part. */
  problem(file: string, path: string, message: string, remedy: string): void;
  /** Read otherwise than written, or kept without being shown: told, but no obstacle. */
  note(file: string, path: string, message: string, remedy: string): void;
  readonly problemCount: number;
  result(articles: readonly AnnotatedArticle[], tagset: Tagset | null): ReadResult;
  /** Of files that hold a scheme and no articles. */
  codebook(tagset: Tagset): ReadResult;
}

export function createReading(): Reading {
  const problems: FileProblem[] = [];
  const notes: FileProblem[] = [];
  let problemCount = 0;
  return {
    problem(file, path, message, remedy) {
      problemCount += 1;
      if (problems.length < MOST_PROBLEMS) problems.push({ file, path, message, remedy });
    },
    note(file, path, message, remedy) {
      if (notes.length < MOST_PROBLEMS) notes.push({ file, path, message, remedy });
    },
    get problemCount() {
      return problemCount;
    },
    result: (articles, tagset) => ({
      articles,
      tagset: articles.length === 0 ? null : tagset,
      problems,
      problemCount,
      notes,
    }),
    codebook: (tagset) => ({ articles: [], tagset, problems, problemCount, notes }),
  };
}
