// Finds words or an expression in one article's text. An expression that takes too long is stopped and named.

import type { FindResult } from '../../../shared/ipc/types.ts';
import { findMatches } from '../../../shared/search/find-matches.ts';
import { textPattern } from '../../../shared/search/text-pattern.ts';
import type { ThreadInput } from '../protocol.ts';
import { withinTime } from './find-in-article-limit.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** More cannot be stepped through, nor told apart on the scroll bar. */
export const mostMatches = 20_000;
const limitMs = 2000;

export function findInArticle(
  workspace: OpenWorkspace,
  { articleId, pattern, ...options }: ThreadInput<'article:find'>,
): FindResult {
  const { text } = workspace.revisionOf(requireArticle(workspace.db, articleId));
  const made = textPattern(pattern, options);
  if (!made.ok) return faulty(made.fault);
  const found = withinTime(limitMs, () => findMatches(text, made, mostMatches));
  if (found.inTime) return { ...found.value, fault: null };
  return faulty(
    `The search took longer than ${limitMs / 1000} seconds and was stopped: this expression tries too many ways to match. Make it simpler, for example with fewer nested repetitions.`,
  );
}

const faulty = (fault: string): FindResult => ({
  spans: new Int32Array(0),
  truncated: false,
  fault,
});
