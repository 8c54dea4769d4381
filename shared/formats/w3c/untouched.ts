// Annotations of another program that nobody has changed since they came: they go out as they came in.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { canonicalText } from '../../text/canonical.ts';
import { isObject, listOf, type WebSegment } from '../selectors/web-mark.ts';
import type { Container } from './annotations-in.ts';
import { interpret, linkIn } from './interpret.ts';
import { UNNAMED_LINK, UNTAGGED } from './read-foreign.ts';

export interface Untouched {
  readonly container: Container;
  readonly head: JsonObject;
  /** In the order of the file. */
  readonly items: readonly JsonObject[];
}

export interface KeptAnnotation {
  readonly index: number;
  readonly annotation: JsonObject;
}

/**
 * Null for an article that did not come as Web Annotations of passages, or is not as it came. With the text at hand the
 * text has to go out, too, and something has to say where it is: that is our own form.
 */
export function untouchedItems(document: AnnotatedArticle): Untouched | null {
  const { article, review } = document;
  const kept = keptOf(article.extra);
  if (kept === null || kept['isExcerpt'] !== true || review !== null) return null;
  if (article.revision.parentTextSha256 !== null) return null;
  const container = containers.find((one) => one === kept['container']) ?? null;
  const items = [...othersOf(document), ...(marksOf(document) ?? []), ...(linksOf(document) ?? [])];
  if (container === null || marksOf(document) === null || linksOf(document) === null) return null;
  const { head } = kept;
  return {
    container,
    head: isObject(head) ? head : {},
    items: items.toSorted((a, b) => a.index - b.index).map(({ annotation }) => annotation),
  };
}

const containers: readonly Container[] = ['single', 'list', 'page', 'collection'];

const keptOf = (extra: JsonObject): JsonObject | null => {
  const kept = Object.hasOwn(extra, 'w3c') ? extra['w3c'] : null;
  return isObject(kept) ? kept : null;
};

/** The annotation that a mark or a relation came as; null for what did not come as one. */
export function keptAnnotation(extra: JsonObject): KeptAnnotation | null {
  return indexedIn(keptOf(extra));
}

/** Annotations that are kept with the article. */
export function othersOf({ article }: AnnotatedArticle): KeptAnnotation[] {
  return listOf(keptOf(article.extra)?.['others']).flatMap((other) => indexedIn(other) ?? []);
}

function indexedIn(value: unknown): KeptAnnotation | null {
  if (!isObject(value)) return null;
  const { index, annotation } = value;
  return typeof index === 'number' && isObject(annotation) ? { index, annotation } : null;
}

/** Null where a mark is new or says something else than its annotation, or one of several has gone. */
function marksOf(document: AnnotatedArticle): KeptAnnotation[] | null {
  const rest = Map.groupBy(document.annotations, ({ extra }) => keptOf(extra)?.['of'] ?? null);
  const items: KeptAnnotation[] = [];
  let accounted = 0;
  for (const mark of document.annotations) {
    const original = keptAnnotation(mark.extra);
    if (original === null) continue;
    const all = [mark, ...(rest.get(mark.id) ?? [])];
    if (!isSame(original.annotation, all, document)) return null;
    accounted += all.length;
    items.push(original);
  }
  return accounted === document.annotations.length ? items : null;
}

/** The first of the marks has the first tag and the note; the others have the other tags, in any order. */
function isSame(
  annotation: JsonObject,
  marks: readonly Annotation[],
  { tagset }: AnnotatedArticle,
): boolean {
  const { tags, note, segments, creator } = interpret(annotation);
  const wanted = tags.length === 0 ? [UNTAGGED] : tags;
  const found = marks.map(({ tag }) => {
    const label = tagset.tags.find(({ id }) => id === tag)?.label;
    return wanted.findIndex((name) => name === tag || name === label);
  });
  if (found[0] !== 0 || marks.length !== wanted.length) return false;
  if (new Set(found).size < wanted.length || found.includes(-1)) return false;
  return marks.every(
    (mark, at) =>
      mark.note === (at === 0 ? note : null) &&
      (creator === null || mark.annotator === creator.id) &&
      mark.rejectedBy === undefined &&
      Object.keys(mark.attributes).length === 0 &&
      hasWords(mark, segments),
  );
}

/** Whether the mark has the words that the annotation quotes. Stretches that touch have become one. */
export function hasWords({ segments }: Annotation, quoted: readonly WebSegment[]): boolean {
  const words = segments.map(({ quote }) => quote);
  const quotes = quoted.map(({ quote }) => (quote === null ? null : canonicalText(quote.exact)));
  if (words.length !== quotes.length) return words.join('') === quotes.join('');
  return words.every((quote, at) => quotes[at] === null || quotes[at] === quote);
}

function linksOf({ relations, tagset }: AnnotatedArticle): KeptAnnotation[] | null {
  const items = relations.flatMap((relation) => {
    const original = keptAnnotation(relation.extra);
    const type = tagset.relations.find(({ id }) => id === relation.type);
    return original !== null && isSameLink(original.annotation, relation, type?.label ?? null)
      ? [original]
      : [];
  });
  return items.length === relations.length ? items : null;
}

function isSameLink(annotation: JsonObject, relation: Relation, label: string | null): boolean {
  const { tags, note, creator } = interpret(annotation);
  const [type = UNNAMED_LINK] = tags;
  const link = linkIn(annotation);
  return (
    (relation.type === type || label === type) &&
    link?.from === relation.from &&
    link.to === relation.to &&
    relation.toArticle === undefined &&
    relation.note === note &&
    (creator === null || relation.annotator === creator.id)
  );
}
