// Hides chosen names in everything that an annotated article holds besides its text: words, ids, addresses, notes and
// JSON of other formats, always with the same placeholder for the same word.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Span } from '../domain/span.ts';
import type { AnnotationId } from '../domain/ids.ts';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import { foldedWords, partedWord } from './folded-words.ts';
import { createHider, maskWords, type Hidden } from './hide-names.ts';
import type { SharingChoice } from './sharing-choice.ts';

export interface Hiding {
  readonly text: (text: string, whole: readonly Span[]) => Hidden;
  readonly string: (words: string) => string;
  /** Null where a name would stay in it in another form. */
  readonly address: (address: string) => string | null;
  /** The same for the same id; one without a name in it stays. */
  readonly id: (id: string) => string;
  /** Of a relation where no mark is given. */
  readonly note: (note: string | null, mark: AnnotationId | null) => string | null;
  readonly object: (object: JsonObject) => JsonObject;
  /** How often each name was found so far. */
  readonly found: ReadonlyMap<number, number>;
  readonly hiddenNotes: readonly { readonly before: string; readonly after: string }[];
}

/** The text has to be hidden first: placeholders are given in the order in which words are met. */
export function createHiding(
  document: AnnotatedArticle,
  wanted: readonly string[],
  choice: SharingChoice,
): Hiding {
  const hider = createHider(wanted, wordsOf(document));
  const found = new Map<number, number>();
  const hiddenNotes: { before: string; after: string }[] = [];
  const ids = new Map<string, string>();
  const url = choice.fields.includes('url') ? document.article.url : null;

  const hide = (text: string, whole: readonly Span[]): Hidden => {
    const hidden = hider.hide(text, whole);
    for (const [name, times] of hidden.found) found.set(name, (found.get(name) ?? 0) + times);
    return hidden;
  };
  const string = (words: string): string => {
    const plain = url === null || url === '' ? words : words.replaceAll(url, maskWords(url));
    return hide(plain, []).text;
  };
  const json = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return string(value);
    if (Array.isArray(value)) return value.map(json);
    return typeof value === 'object' && value !== null ? object(value) : value;
  };
  const object = (given: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [string(key), json(value)]));

  return {
    text: hide,
    string,
    object,
    found,
    hiddenNotes,
    address(address) {
      const hidden = string(address);
      const written = decoded(hidden);
      return written === hidden || hider.hide(written).places.length === 0 ? hidden : null;
    },
    id(id) {
      const before = ids.get(id);
      if (before !== undefined) return before;
      const isTold = hider.hide(id).places.length > 0;
      const shared = isTold ? `hidden-${ids.size + 1}` : id;
      ids.set(id, shared);
      return shared;
    },
    note(note, mark) {
      if (note === null) return null;
      const isChosen = choice.notes === 'all' || (mark !== null && choice.notes.includes(mark));
      if (!isChosen) return string(note);
      const after = maskWords(note);
      hiddenNotes.push({ before: note, after });
      return after;
    },
  };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Every word of the article, however deep it lies, in its folded form. */
function wordsOf(document: AnnotatedArticle): ReadonlySet<string> {
  const words = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const word of foldedWords(value)) {
        words.add(word.folded);
        for (const { folded } of partedWord(word)) words.add(folded);
      }
    } else if (Array.isArray(value)) value.forEach(take);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        take(key);
        take(member);
      }
    }
  };
  take(document);
  return words;
}
