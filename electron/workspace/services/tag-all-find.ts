// Looks for every further occurrence of a pattern in an article, a collection or the library, with what is tagged
// already. Reads a few texts at a time; between them other calls are answered and a stop is heard. An expression that
// would run for ever is stopped and named.

import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../shared/ipc/result.ts';
import type { TagAllFindings, TagAllGroup, TagAllMatch } from '../../../shared/ipc/mark-types.ts';
import { findMatches } from '../../../shared/search/find-matches.ts';
import { hasWords } from '../../../shared/search/search-form.ts';
import { textPattern, type TextPattern } from '../../../shared/search/text-pattern.ts';
import { wordsAround } from '../../../shared/search/words-around.ts';
import { occurrencesOf } from '../../../shared/spans/occurrences.ts';
import { taggedPlaces } from '../../../shared/spans/tagged-places.ts';
import { collapseSpace } from '../../../shared/text/white-space.ts';
import { findArticleHeadByKey } from '../db/article.ts';
import { snapshot } from '../db/connection.ts';
import { matchOf } from '../db/search-match.ts';
import {
  listMarkedPlaces,
  listSoughtArticles,
  listSoughtTexts,
  type SoughtArticle,
  type SoughtText,
} from '../db/tag-all.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkArticle } from './check-article.ts';
import { withinTime } from './find-in-article-limit.ts';
import { requireArticle, requireCollection } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

type Sought = ThreadInput<'tag-all:find'>;

/** More cannot be looked through by a person. */
const mostOccurrences = 20_000;
/** For the expression on a few texts at a time, and for the whole of a search. */
const expressionMs = 2000;
const searchMs = 15_000;
/** As many texts at once as have this many characters together, or one that is longer. */
const charactersAtOnce = 400_000;
/** What is shown of a long match. */
const shownUtf16 = 300;

const noneFound = { groups: [], total: 0, truncated: false };

/** A pattern that cannot be used is answered with why. Throws `cancelled` when stopped. */
export async function findToTag(
  workspace: OpenWorkspace,
  sought: Sought,
  signal: AbortSignal,
): Promise<TagAllFindings> {
  const made = textPattern(sought.pattern, sought);
  if (!made.ok) return { ...noneFound, fault: made.fault };
  const groups: TagAllGroup[] = [];
  let total = 0;
  let truncated = false;
  const until = performance.now() + searchMs;
  for (const keys of batches(articlesIn(workspace, sought))) {
    await setImmediate();
    stopWhenAsked(signal);
    const texts = listSoughtTexts(workspace.db, keys);
    const room = mostOccurrences - total;
    const found = withinTime(expressionMs, () => searchTexts(texts, made, room));
    if (!found.inTime) return { ...noneFound, fault: tooSlow };
    for (const { text, spans } of found.value.texts) {
      groups.push(groupOf(workspace, text, spans, sought));
      total += spans.length;
    }
    truncated = found.value.truncated || performance.now() > until;
    if (truncated) break;
  }
  return { groups, total, truncated, fault: null };
}

const tooSlow = `The search took longer than ${expressionMs / 1000} seconds and was stopped: this expression tries too many ways to match. Make it simpler, for example with fewer nested repetitions.`;

function stopWhenAsked(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new AppError('cancelled', 'The search was stopped.', { remedy: 'Search again.' });
}

/** The article asked from first; of the others only those that can have the words, where the index knows that. */
function articlesIn(
  { db }: OpenWorkspace,
  { articleId, scope, ...pattern }: Sought,
): readonly SoughtArticle[] {
  return snapshot(db, () => {
    const { key } = requireArticle(db, articleId);
    const own = { key, characters: 0 };
    if (scope.kind === 'article') return [own];
    const collection = scope.kind === 'collection' ? requireCollection(db, scope.collection) : null;
    const others = listSoughtArticles(db, collection?.id ?? null, indexedWords(pattern));
    return [own, ...others.filter((other) => other.key !== key)];
  });
}

/** Whole words that are taken literally are in the index; parts of words and expressions are not. */
function indexedWords({
  pattern,
  regex,
  wholeWords,
}: Pick<Sought, 'pattern' | 'regex' | 'wholeWords'>): string | null {
  if (regex || !wholeWords || !hasWords(pattern)) return null;
  const place = { startUtf16: 0, endUtf16: pattern.length };
  return matchOf({ kind: 'words', field: 'text', text: pattern, prefix: false, ...place });
}

function* batches(articles: readonly SoughtArticle[]): Generator<readonly number[]> {
  let keys: number[] = [];
  let characters = 0;
  for (const article of articles) {
    if (keys.length > 0 && characters + article.characters > charactersAtOnce) {
      yield keys;
      keys = [];
      characters = 0;
    }
    keys.push(article.key);
    characters += article.characters;
  }
  if (keys.length > 0) yield keys;
}

interface FoundInText {
  readonly text: SoughtText;
  readonly spans: ReturnType<typeof occurrencesOf>;
}

function searchTexts(
  texts: readonly SoughtText[],
  pattern: TextPattern & { readonly ok: true },
  most: number,
): { readonly texts: readonly FoundInText[]; readonly truncated: boolean } {
  const found: FoundInText[] = [];
  let room = most;
  for (const text of texts) {
    const matches = findMatches(text.text, pattern, room);
    const spans = occurrencesOf(text.text, matches.spans);
    if (spans.length > 0) found.push({ text, spans });
    room -= spans.length;
    if (matches.truncated) return { texts: found, truncated: true };
  }
  return { texts: found, truncated: false };
}

function groupOf(
  workspace: OpenWorkspace,
  { key, id, title, text, textSha256 }: SoughtText,
  spans: FoundInText['spans'],
  { tag }: Sought,
): TagAllGroup {
  const head = findArticleHeadByKey(workspace.db, key);
  if (head !== null) snapshot(workspace.db, (db) => checkArticle(workspace, db, head));
  const stateOf = taggedPlaces(listMarkedPlaces(workspace.db, key), tag);
  const matches = spans.map((span): TagAllMatch => ({
    ...span,
    ...wordsAround(text, span),
    match: shownWords(text.slice(span.startUtf16, span.endUtf16)),
    ...stateOf(span),
  }));
  const canTag = head !== null && workspace.tagsetOf(head).tags.some((each) => each.id === tag);
  return { articleId: id, title, textSha256, canTag, matches };
}

function shownWords(words: string): string {
  const line = collapseSpace(words.slice(0, shownUtf16)).replace(/[\uD800-\uDBFF]$/u, '');
  return words.length > shownUtf16 ? `${line}…` : line;
}
