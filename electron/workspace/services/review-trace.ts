// What a colleague's file shows of where it came from: every mark and relation in it is held against everything that
// the article ever said, by its log. That tells copies from what is new, and the state that the file was made from.
// What is compared is what a mark says (tag, place, words, values, note), never when or through which format.

import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { ReadDb } from '../db/connection.ts';
import { listLoggedThings, type LoggedText, type LoggedThing } from '../db/mark-log.ts';

/** A mark or relation of the file. */
export interface FileThing {
  readonly entity: 'annotation' | 'relation';
  readonly id: string;
  readonly annotator: string;
  /** As the file has it, and as it would stand in the article; any of them may be found in the log. */
  readonly contents: readonly string[];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** False for a mark that a decision rejected. */
  readonly counts: boolean;
}

interface PastState {
  readonly seq: number;
  readonly atMs: number;
}

export interface Trace {
  /** Null where nothing in the file shows that it was made from a state of the article. */
  readonly base: PastState | null;
  /** The newest state that says what the file says, all of it and nothing else; null for a file without marks. */
  readonly same: PastState | null;
  /** Whether the one whom the file names said this in the article, now or ever. */
  readonly isCopy: (thing: FileThing) => boolean;
}

export const markContent = ({ tag, segments, attributes, note }: Annotation): string =>
  JSON.stringify([
    tag,
    segments.map(({ startUtf16, endUtf16, quote }) => [startUtf16, endUtf16, quote]),
    Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))),
    note,
  ]);

export const relationContent = ({ type, from, to, toArticle, note }: Relation): string =>
  JSON.stringify([type, from, to, toArticle ?? null, note]);

const contentOf = (thing: LoggedThing): string | null => {
  if (thing.entity === 'text' || thing.after === null) return null;
  return thing.entity === 'annotation' ? markContent(thing.after) : relationContent(thing.after);
};

/** What is asked about a file's things on one article; `me` is null when it is not known who annotates. */
export interface Traced {
  readonly articleId: ArticleId;
  readonly textSha256: string;
  readonly things: readonly FileThing[];
  readonly me: string | null;
}

/** Costs one look at everything in the article's log. */
export function traceFile(db: ReadDb, traced: Traced): Trace {
  const logged = listLoggedThings(db, traced.articleId);
  const known = new Set<string>();
  for (const thing of logged) {
    const content = contentOf(thing);
    if (thing.entity === 'text' || thing.after === null || content === null) continue;
    known.add(`${thing.after.annotator}\n${content}`);
  }
  const isCopy = ({ annotator, contents }: FileThing) =>
    contents.some((content) => known.has(`${annotator}\n${content}`));
  return { ...statesOf(logged, traced, isCopy), isCopy };
}

/**
 * The states of the article one after the other. A file was made from a state of mine when it holds marks of mine, by
 * their ids, that say what they said then: ids are made at random, so one of them is proof that it came from here. Among
 * the states the one is taken that agrees with most of them; then one with the file's own text; then the one that has
 * least that the file lacks, because the file would have it unless it was deleted there; then one that is not younger
 * than what is new in the file; then the newest. Marks of others are no evidence: those that the colleague made are in
 * the article because they came from him.
 */
function statesOf(
  logged: readonly LoggedThing[],
  { textSha256, things, me }: Traced,
  isCopy: (thing: FileThing) => boolean,
): Pick<Trace, 'base' | 'same'> {
  const firstNewMs = firstNewIn(logged, things, isCopy);
  const state = createState(things, me);
  let best: { readonly state: PastState; readonly rank: readonly number[] } | null = null;
  let same: PastState | null = null;
  for (const [index, thing] of logged.entries()) {
    state.put(thing);
    const { seq, atMs } = thing;
    if (logged[index + 1]?.seq === seq) continue;
    if (state.isAllOfFile()) same = { seq, atMs };
    const { equalOfMine, missing } = state.counts();
    if (equalOfMine === 0) continue;
    const isItsText = state.textSha256() === textSha256;
    const rank = [equalOfMine, Number(isItsText), -missing, Number(atMs <= firstNewMs)];
    if (best === null || compare(rank, best.rank) >= 0) best = { state: { seq, atMs }, rank };
  }
  return { base: best?.state ?? null, same };
}

/** When the first was made of what is new in the file, or the last word said on what it says otherwise. */
function firstNewIn(
  logged: readonly LoggedThing[],
  things: readonly FileThing[],
  isCopy: (thing: FileThing) => boolean,
): number {
  const ids = new Set(logged.map((thing) => (thing.entity === 'text' ? '' : thing.id)));
  return things
    .filter((thing) => !isCopy(thing))
    .map(({ id, createdAtMs, updatedAtMs }) => (ids.has(id) ? updatedAtMs : createdAtMs))
    .reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** What is in the article as the log goes on, counted against the file. */
function createState(things: readonly FileThing[], me: string | null) {
  const inFile = new Map(things.map((thing) => [`${thing.entity} ${thing.id}`, thing]));
  const there = new Map<string, string>();
  const texts = createTexts();
  let missing = 0;
  let equal = 0;
  let equalOfMine = 0;
  const count = (key: string, content: string, by: 1 | -1): void => {
    const thing = inFile.get(key);
    if (thing === undefined) {
      missing += by;
    } else if (thing.contents.includes(content)) {
      equal += by;
      if (thing.annotator === me) equalOfMine += by;
    }
  };
  return {
    put(thing: LoggedThing): void {
      if (thing.entity === 'text') {
        texts.put(thing);
        return;
      }
      const key = `${thing.entity} ${thing.id}`;
      const before = there.get(key);
      const content = contentOf(thing);
      if (before !== undefined) count(key, before, -1);
      if (content !== null) count(key, content, 1);
      if (content === null) there.delete(key);
      else there.set(key, content);
    },
    textSha256: texts.current,
    /** `missing`: how much is in the state that the file lacks; the others say the same in both. */
    counts: () => ({ missing, equal, equalOfMine }),
    isAllOfFile: () => things.length > 0 && equal === things.length && there.size === equal,
  };
}

/** Which text the article had: a change that goes back to an earlier one gives only its number. */
function createTexts() {
  const digests = new Map<number, string>();
  let now: string | null = null;
  return {
    put({ number, textSha256 }: LoggedText): void {
      if (number === null) return;
      if (textSha256 !== null) digests.set(number, textSha256);
      now = digests.get(number) ?? null;
    },
    current: (): string | null => now,
  };
}
