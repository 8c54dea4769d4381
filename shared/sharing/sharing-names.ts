// The names that can be chosen for a sharing copy, and what a choice of them means: which words are looked for. A name is
// what the segments of a mark say one after the other, so that one that is split by other words is whole again.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Annotation } from '../domain/annotation.ts';
import type { TagId } from '../domain/ids.ts';
import { firstDifference } from '../domain/order.ts';
import { foldedWords, partedWord } from './folded-words.ts';
import type { SharingChoice } from './sharing-choice.ts';

export interface NameCandidate {
  /** As the first mark has it. */
  readonly name: string;
  readonly tag: TagId;
  readonly tagLabel: string;
  readonly marks: number;
}

/** White space as single spaces. */
export const nameOf = ({ segments }: Pick<Annotation, 'segments'>): string =>
  segments
    .map(({ quote }) => quote)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The same for all ways to write a name. */
export const nameKey = (name: string): string =>
  foldedWords(name)
    .map(({ folded }) => folded)
    .join(' ');

/** What marks are about, by tag and then most marks first; marks without a word in them are left out. */
export function nameCandidates({ annotations, tagset }: AnnotatedArticle): NameCandidate[] {
  const found = new Map<string, { name: string; tag: TagId; marks: number }>();
  for (const annotation of annotations) {
    if (annotation.rejectedBy !== undefined) continue;
    const name = nameOf(annotation);
    const key = nameKey(name);
    if (key === '') continue;
    const at = JSON.stringify([annotation.tag, key]);
    const before = found.get(at);
    if (before === undefined) found.set(at, { name, tag: annotation.tag, marks: 1 });
    else before.marks += 1;
  }
  const order = new Map(tagset.tags.map(({ id }, index) => [id, index]));
  const labels = new Map(tagset.tags.map(({ id, label }) => [id, label]));
  return [...found.values()]
    .map((one) => ({ ...one, tagLabel: labels.get(one.tag) ?? one.tag }))
    .toSorted((a, b) =>
      firstDifference((order.get(a.tag) ?? 0) - (order.get(b.tag) ?? 0), b.marks - a.marks),
    );
}

/** Shorter words, and those that a name writes small, are “of”, “the”, “von”: they tell nothing. */
const SHORTEST_PART = 3;

/** Single words of the names that could tell them, as they are written there. */
export function partsOf(names: readonly string[]): string[] {
  const parts = new Map<string, string>();
  for (const name of names) {
    const words = foldedWords(name).flatMap((word) =>
      // Of what a space of no width parts nobody can say whether it is one word or several.
      word.breaks.length === 0
        ? [word]
        : [word, ...partedWord(word).map((part) => ({ ...part, isSingle: false }))],
    );
    if (words.length < 2) continue;
    for (const { folded, isSingle, startUtf16, endUtf16 } of words) {
      const written = name.slice(startUtf16, endUtf16);
      const isSmall = /^\p{Ll}/u.test(written);
      const isNumber = /^\p{N}+$/u.test(folded);
      if (isSingle || isSmall || isNumber || folded.length < SHORTEST_PART) continue;
      if (!parts.has(folded)) parts.set(folded, written);
    }
  }
  return [...parts.values()];
}

/** All names that are looked for: first those that were chosen, then what follows from the choice. */
export function wantedNames(
  { article, annotators }: AnnotatedArticle,
  { names, parts, fields, annotators: hidesAnnotators }: SharingChoice,
): string[] {
  const people = hidesAnnotators ? annotators.map(({ name }) => name) : [];
  const words = fields.flatMap((field) =>
    field === 'publishedOn' || field === 'url' ? [] : [article[field] ?? ''],
  );
  const authors = fields.includes('byline') ? authorsOf(article.byline ?? '') : [];
  const all = [
    ...names,
    ...people,
    ...words,
    ...authors,
    ...(parts ? partsOf([...names, ...authors]) : []),
  ];
  const known = new Set<string>();
  return all.filter((name) => {
    const key = nameKey(name);
    if (key === '' || known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** The names in “By Ana Ruiz and Jon Diaz”. */
function authorsOf(byline: string): string[] {
  return byline
    .replace(/^\s*(?:by|von|par|por|di|от|текст|text)[\s:]+/iu, '')
    .split(/\s*[,;&|/·•]\s*|\s+(?:and|und|et|y|e|и)\s+/iu)
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
}
