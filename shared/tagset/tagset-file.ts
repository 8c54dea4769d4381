// A tagset as a file of its own, with the rules of its relations: `{ "format": "sourcebench.tagset", "version": 1,
// "tagset": … }`. The same tagset always gives the same bytes. The tagset of an annotated article file can be taken too.

import { z } from 'zod';
import { addIssue } from '../annotation-file/describe-issue.ts';
import { checkRules, takeRules } from '../annotation-file/own-rules.ts';
import { looksLikeAnnotatedArticle } from '../annotation-file/parse.ts';
import { createProblems, type Problems } from '../annotation-file/problems.ts';
import { readJson } from '../annotation-file/read-json.ts';
import { only } from '../annotation-file/schema-parts.ts';
import { tagsetSchema } from '../annotation-file/tagset-schema.ts';
import { tagsetWithRules } from '../annotation-file/tagset-with-rules.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { Problem } from '../ipc/result.ts';
import { canonicalTagset } from './canonical-tagset.ts';
import { withoutCollidingShortcuts } from './check-shortcuts.ts';
import { checkTagset } from './check-tagset.ts';

const TAGSET_FORMAT = 'sourcebench.tagset';
const VERSION = 1;

const fileSchema = z.strictObject({
  format: only(TAGSET_FORMAT),
  version: only(VERSION),
  tagset: tagsetWithRules,
});
/** Of an annotated article file, whatever else is in it. */
const articleSchema = z.looseObject({
  tagset: tagsetSchema,
  article: z.looseObject({ extra: z.looseObject({}) }),
});

export interface ReadTagset {
  /** Null when the file cannot be used; then the problems say why. */
  readonly tagset: Tagset | null;
  /** Of a tagset that can be used: the shortcuts that were taken away. */
  readonly problems: readonly Problem[];
  /** The file is of a later version than this program reads. */
  readonly newer: boolean;
}

/** JSON with two spaces and a final newline. */
export function serialiseTagset(tagset: Tagset): string {
  const file = { format: TAGSET_FORMAT, version: VERSION, tagset: canonicalTagset(tagset) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Never throws on any input. The caller bounds the size; depth is bounded here. */
export function parseTagsetFile(json: string): ReadTagset {
  const problems = createProblems();
  const read = readJson(json, problems, problems);
  if (read === null || problems.count > 0) return refused(problems.list);
  const { value } = read;
  if (isNewer(value, problems)) return { ...refused(problems.list), newer: true };
  const found = looksLikeAnnotatedArticle(value)
    ? ofArticle(value, problems)
    : ofTagsetFile(value, problems);
  if (found === null || problems.count > 0) return refused(problems.list);
  const freed = withoutCollidingShortcuts(canonicalTagset(found));
  const errors = checkTagset(freed.tagset).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refused(errors.map(plain));
  return { tagset: freed.tagset, problems: freed.problems, newer: false };
}

function ofTagsetFile(value: unknown, problems: Problems): Tagset | null {
  if (!hasFormat(value)) {
    problems.add(
      ['format'],
      'This is JSON, but neither a tagset nor an annotated article.',
      `A tagset file says "format": "${TAGSET_FORMAT}" at the top.`,
    );
    return null;
  }
  const result = fileSchema.safeParse(value);
  for (const issue of result.error?.issues ?? []) addIssue(problems, value, issue);
  return result.data?.tagset ?? null;
}

function ofArticle(value: unknown, problems: Problems): Tagset | null {
  const result = articleSchema.safeParse(value);
  for (const issue of result.error?.issues ?? []) addIssue(problems, value, issue);
  if (!result.success) return null;
  const tagset = result.data.tagset as unknown as Tagset;
  const extra = result.data.article.extra as JsonObject;
  checkRules(tagset, extra, problems);
  return takeRules(tagset, extra).tagset;
}

function isNewer(value: unknown, problems: Problems): boolean {
  if (!hasFormat(value)) return false;
  const { version } = value;
  if (typeof version !== 'number' || version <= VERSION) return false;
  problems.add(
    ['version'],
    `The tagset file is version ${version}; this Sourcebench reads version ${VERSION}.`,
    'Open it with a newer Sourcebench.',
  );
  return true;
}

const hasFormat = (value: unknown): value is { readonly version?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === TAGSET_FORMAT;

const plain = ({ path, message, remedy }: Problem): Problem => ({ path, message, remedy });

const refused = (problems: readonly Problem[]): ReadTagset => ({
  tagset: null,
  problems,
  newer: false,
});
