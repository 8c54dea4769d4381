// Makes a sharing copy of an annotated article: chosen names, notes and facts are replaced or left out wherever they
// stand, so that the text keeps its length in code points and in UTF-16 code units and every mark its place. What could
// hold the names unseen is not in it: earlier revisions, the source file, reviews, links to other articles.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import { putOwn } from '../annotation-file/own-extra.ts';
import type { Annotation, Annotator, Relation, Segment } from '../domain/annotation.ts';
import type { Article, InlineMark } from '../domain/article.ts';
import type { AnnotatorId } from '../domain/ids.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Span } from '../domain/span.ts';
import { createHiding, type Hiding } from './hiding.ts';
import { createNameFinder } from './name-finder.ts';
import { shareTagset, shareValues } from './share-tagset.ts';
import type { SharingChoice } from './sharing-choice.ts';
import { nameKey, nameOf, wantedNames } from './sharing-names.ts';

export interface SharedArticle {
  readonly document: AnnotatedArticle;
  /** What was looked for: the chosen names first. */
  readonly wanted: readonly string[];
  /** How often each of them was replaced, in the text and elsewhere. */
  readonly found: readonly number[];
  /** In the text, in UTF-16 code units; the copy has the same offsets. */
  readonly places: readonly Span[];
  readonly hiddenNotes: readonly { readonly before: string; readonly after: string }[];
  /** What the word stands for in the copy. */
  readonly replacementOf: (name: string) => string;
}

export interface SharingTools {
  /** Of the UTF-8 bytes, lower-case hex. */
  readonly sha256Hex: (text: string) => string;
}

/** With nothing chosen, only what never goes out is left out. */
export function shareArticle(
  document: AnnotatedArticle,
  choice: SharingChoice,
  tools: SharingTools,
): SharedArticle {
  const wanted = wantedNames(document, choice);
  const hiding = createHiding(document, wanted, choice);
  const { text, places } = hiding.text(document.article.text, [
    ...namedPlaces(document, choice),
    ...cutOutPlaces(document, wanted),
  ]);
  const standing = document.annotations.filter(({ rejectedBy }) => rejectedBy === undefined);
  const kept = new Set(standing.map(({ id }) => id));
  const annotators = shareAnnotators(document.annotators, choice, hiding);
  const who = (id: AnnotatorId): AnnotatorId =>
    annotators.get(id)?.id ?? (hiding.id(id) as AnnotatorId);
  const shared: AnnotatedArticle = {
    article: shareFields(document.article, text, { choice, hiding, tools }),
    tagset: shareTagset(document.tagset, hiding),
    annotators: [...annotators.values()],
    annotations: standing.map((one) => ({
      ...shareMark(one, { document, text, hiding, tools }),
      annotator: who(one.annotator),
    })),
    relations: document.relations
      .filter(
        ({ from, to, toArticle }) => toArticle === undefined && kept.has(from) && kept.has(to),
      )
      .map((one) => ({ ...shareRelation(one, hiding), annotator: who(one.annotator) })),
    review: null,
  };
  return {
    document: withNotice(shared, { choice, hiding, places }),
    wanted,
    found: wanted.map((name, index) => (hiding.found.get(index) ?? 0) + splitMarks(document, name)),
    places,
    hiddenNotes: hiding.hiddenNotes,
    replacementOf: (name) => hiding.string(name),
  };
}

/** Marks of the name that other words divide: it is nowhere found as a whole. */
const splitMarks = ({ annotations }: AnnotatedArticle, name: string): number =>
  annotations.filter((mark) => mark.segments.length > 1 && nameKey(nameOf(mark)) === nameKey(name))
    .length;

/** Where marks of the chosen names are: all their words are hidden, also where others stand between them. */
function namedPlaces({ annotations }: AnnotatedArticle, { names }: SharingChoice): readonly Span[] {
  const keys = new Set(names.map(nameKey).filter((key) => key !== ''));
  return annotations
    .filter(({ anchoring }) => anchoring.state !== 'orphan')
    .filter((annotation) => keys.has(nameKey(nameOf(annotation))))
    .flatMap(({ segments }) => segments);
}

/** Where a quote or a context is a name although the word in the text is a longer one. */
function cutOutPlaces(
  { article: { text }, annotations }: AnnotatedArticle,
  wanted: readonly string[],
): readonly Span[] {
  const finder = createNameFinder(wanted);
  const placesIn = (startUtf16: number, endUtf16: number): Span[] =>
    finder.find(text.slice(Math.max(0, startUtf16), endUtf16)).flatMap(({ words }) =>
      words.map(({ word }) => ({
        startUtf16: Math.max(0, startUtf16) + word.startUtf16,
        endUtf16: Math.max(0, startUtf16) + word.endUtf16,
      })),
    );
  return annotations
    .filter(({ anchoring }) => anchoring.state !== 'orphan')
    .flatMap(({ segments, prefix, suffix }) => {
      const start = segments[0]?.startUtf16 ?? 0;
      const end = segments.at(-1)?.endUtf16 ?? 0;
      return [
        ...placesIn(start - prefix.length, start),
        ...segments.flatMap(({ startUtf16, endUtf16 }) => placesIn(startUtf16, endUtf16)),
        ...placesIn(end, end + suffix.length),
      ];
    });
}

interface Making {
  readonly choice: SharingChoice;
  readonly hiding: Hiding;
  readonly tools: SharingTools;
}

function shareFields(article: Article, text: string, { choice, hiding, tools }: Making): Article {
  const lacks = (field: SharingChoice['fields'][number]) => choice.fields.includes(field);
  const textSha256 = tools.sha256Hex(text);
  const line = (words: string | null) => (words === null ? null : hiding.string(words));
  return {
    id: hiding.id(article.id) as Article['id'],
    title: hiding.string(article.title),
    subtitle: line(article.subtitle),
    byline: line(article.byline),
    publisher: line(article.publisher),
    publishedOn: lacks('publishedOn') ? null : article.publishedOn,
    url: lacks('url') || article.url === null ? null : hiding.address(article.url),
    language: article.language,
    direction: article.direction,
    text,
    textSha256,
    blocks: article.blocks,
    marks: article.marks.map((mark) => shareLink(mark, lacks('url') ? null : hiding)),
    revision: {
      number: 1,
      parentTextSha256: null,
      createdAtMs: article.revision.createdAtMs,
      reason: null,
    },
    // The source file has the names; the text of the copy stands for it.
    source: {
      fileName: 'article.txt',
      mediaType: 'text/plain',
      bytes: utf8Length(text),
      sha256: textSha256,
      importedAtMs: article.source.importedAtMs,
    },
    extra: hiding.object(article.extra),
  };
}

/** Links lead to where the article came from; they go with its address. */
function shareLink(mark: InlineMark, hiding: Hiding | null): InlineMark {
  const { href, ...rest } = mark;
  if (href === undefined) return mark;
  const address = hiding === null ? null : hiding.address(href);
  return address === null ? rest : { ...rest, href: address };
}

function shareAnnotators(
  annotators: readonly Annotator[],
  { annotators: hides }: SharingChoice,
  hiding: Hiding,
): ReadonlyMap<AnnotatorId, Annotator> {
  return new Map(
    annotators.map(({ id, name }, index) => {
      const number = index + 1;
      const shared = hides
        ? { id: `annotator-${number}` as AnnotatorId, name: `Annotator ${number}` }
        : { id: hiding.id(id) as AnnotatorId, name: hiding.string(name) };
      return [id, shared];
    }),
  );
}

interface MarkMaking {
  readonly document: AnnotatedArticle;
  /** Of the copy. */
  readonly text: string;
  readonly hiding: Hiding;
  readonly tools: SharingTools;
}

function shareMark(mark: Annotation, { document, text, hiding, tools }: MarkMaking): Annotation {
  const { textSha256 } = mark.anchoring;
  const before = document.article.text;
  const isOrphan = mark.anchoring.state === 'orphan';
  const segments = mark.segments.map((segment): Segment => {
    const { startUtf16, endUtf16, quote } = segment;
    const isThere = !isOrphan && before.slice(startUtf16, endUtf16) === quote;
    return { ...segment, quote: isThere ? text.slice(startUtf16, endUtf16) : hiding.string(quote) };
  });
  const startUtf16 = mark.segments[0]?.startUtf16 ?? 0;
  const endUtf16 = mark.segments.at(-1)?.endUtf16 ?? 0;
  const context = (words: string, from: number) =>
    !isOrphan && from >= 0 && before.startsWith(words, from)
      ? text.slice(from, from + words.length)
      : hiding.string(words);
  return {
    ...mark,
    id: hiding.id(mark.id) as Annotation['id'],
    tag: hiding.id(mark.tag) as Annotation['tag'],
    segments,
    prefix: context(mark.prefix, startUtf16 - mark.prefix.length),
    suffix: context(mark.suffix, endUtf16),
    attributes: shareValues(mark, document.tagset, hiding),
    note: hiding.note(mark.note, mark.id),
    // Of an earlier text it tells whether somebody has that text.
    anchoring:
      textSha256 === undefined
        ? mark.anchoring
        : { ...mark.anchoring, textSha256: tools.sha256Hex(`${textSha256} ${text}`) },
    extra: hiding.object(mark.extra),
  };
}

function shareRelation(relation: Relation, hiding: Hiding): Relation {
  return {
    ...relation,
    id: hiding.id(relation.id) as Relation['id'],
    type: hiding.id(relation.type),
    from: hiding.id(relation.from) as Relation['from'],
    to: hiding.id(relation.to) as Relation['to'],
    note: hiding.note(relation.note, null),
    extra: hiding.object(relation.extra),
  };
}

/** Counts without names, so that whoever gets the copy knows that it is one. */
function withNotice(
  document: AnnotatedArticle,
  {
    choice,
    hiding,
    places,
  }: Pick<Making, 'choice' | 'hiding'> & { readonly places: readonly Span[] },
): AnnotatedArticle {
  const said: JsonObject = {
    fields: [...choice.fields].toSorted(),
    names: choice.names.length,
    notes: hiding.hiddenNotes.length,
    pseudonymised: true,
    words: places.length,
  };
  const { article } = document;
  return { ...document, article: { ...article, extra: putOwn(article.extra, 'sharing', said) } };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
