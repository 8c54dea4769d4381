// What is in a dataset, counted while its articles go by: for the summary and the dataset card. Grows with tagsets and
// annotators, not with articles.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import { compareText, firstDifference } from '../domain/order.ts';
import type { Tagset } from '../domain/tagset.ts';
import { splitParts, type SplitPart } from './split.ts';

export interface Count {
  readonly articles: number;
  readonly annotations: number;
  readonly relations: number;
}

export interface TagsetTally {
  readonly tagset: Tagset;
  readonly articles: number;
  /** Marks by tag id. */
  readonly tags: ReadonlyMap<string, number>;
  /** Relations by type. */
  readonly relations: ReadonlyMap<string, number>;
}

export interface Tally extends Count {
  /** In order train, dev, test; empty without a split. */
  readonly parts: readonly (Count & { readonly part: SplitPart })[];
  /** In the order in which they were met. */
  readonly tagsets: readonly TagsetTally[];
  /** By name, then id. */
  readonly annotators: readonly {
    readonly id: string;
    readonly name: string;
    readonly marks: number;
  }[];
  /** BCP 47, most articles first; null for those that do not say. */
  readonly languages: readonly { readonly language: string | null; readonly articles: number }[];
}

export interface Counting {
  readonly add: (document: AnnotatedArticle, part: SplitPart | null) => void;
  readonly tally: () => Tally;
}

interface OpenCount {
  articles: number;
  annotations: number;
  relations: number;
}

interface OpenTagset {
  readonly tagset: Tagset;
  articles: number;
  readonly tags: Map<string, number>;
  readonly relations: Map<string, number>;
}

const zero = (): OpenCount => ({ articles: 0, annotations: 0, relations: 0 });

export function startCounting(): Counting {
  const whole = zero();
  const parts = new Map<SplitPart, OpenCount>();
  const tagsets = new Map<Tagset, OpenTagset>();
  const annotators = new Map<string, { name: string; marks: number }>();
  const languages = new Map<string | null, number>();

  function addAnnotators(document: AnnotatedArticle): void {
    for (const { id, name } of document.annotators) {
      if (!annotators.has(id)) annotators.set(id, { name, marks: 0 });
    }
    for (const { annotator } of document.annotations) {
      const known = annotators.get(annotator);
      if (known !== undefined) known.marks += 1;
    }
  }

  return {
    add(document, part) {
      count(whole, document);
      if (part !== null) count(upsert(parts, part, zero), document);
      const { tagset, article } = document;
      const used = upsert(tagsets, tagset, () => openTagset(tagset));
      used.articles += 1;
      for (const { tag } of document.annotations) increase(used.tags, tag);
      for (const { type } of document.relations) increase(used.relations, type);
      addAnnotators(document);
      increase(languages, article.language);
    },
    tally: () => ({
      ...whole,
      parts: splitParts.flatMap((part) => {
        const found = parts.get(part);
        return found === undefined ? [] : [{ part, ...found }];
      }),
      tagsets: mergeEqual([...tagsets.values()]),
      annotators: Array.from(annotators, ([id, rest]) => ({ id, ...rest })).toSorted((a, b) =>
        firstDifference(compareText(a.name, b.name), compareText(a.id, b.id)),
      ),
      languages: Array.from(languages, ([language, articles]) => ({ language, articles })).toSorted(
        (a, b) =>
          firstDifference(b.articles - a.articles, compareText(a.language ?? '', b.language ?? '')),
      ),
    }),
  };
}

const openTagset = (tagset: Tagset): OpenTagset => ({
  tagset,
  articles: 0,
  tags: new Map(),
  relations: new Map(),
});

function count(sum: OpenCount, { annotations, relations }: AnnotatedArticle): void {
  sum.articles += 1;
  sum.annotations += annotations.length;
  sum.relations += relations.length;
}

function upsert<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function increase<Key>(map: Map<Key, number>, key: Key, by = 1): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

/** Articles from files have an object each for what is one tagset. */
function mergeEqual(given: readonly OpenTagset[]): TagsetTally[] {
  const merged = new Map<string, OpenTagset>();
  for (const each of given) {
    const one = upsert(merged, JSON.stringify(each.tagset), () => openTagset(each.tagset));
    one.articles += each.articles;
    for (const [tag, marks] of each.tags) increase(one.tags, tag, marks);
    for (const [type, relations] of each.relations) increase(one.relations, type, relations);
  }
  return [...merged.values()];
}
