// Annotated articles for property tests: any script, emoji and combining marks; marks that nest, cross, touch, stack
// and are discontinuous; every kind of attribute, anchoring and review. Consistent in themselves, and ordered as a
// file is, so that reading what was written gives an equal document.

import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { AnnotatedArticle, Review } from '../../shared/annotation-file/model.ts';
import type {
  Anchoring,
  Annotation,
  Annotator,
  Relation,
  Segment,
} from '../../shared/domain/annotation.ts';
import type { Article, Block, InlineMark } from '../../shared/domain/article.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
  TagId,
} from '../../shared/domain/ids.ts';
import type { JsonObject, JsonValue } from '../../shared/domain/json.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { Attribute, RelationType, Tag, Tagset } from '../../shared/domain/tagset.ts';
import { canonicalText } from '../../shared/text/canonical.ts';
import { codePointLength } from '../../shared/text/code-points.ts';
import { contextOf } from '../../shared/text/context.ts';
import { plainTextStructure } from '../../shared/text/plain-text-structure.ts';

export const sha256Hex = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

const latin = [
  'the bridge',
  'reopens',
  'Mr. Vell',
  'U.S.',
  'don’t',
  'Résumé',
  'e\u0301tude',
  'A\u030a',
];
const astral = ['🚧', '👩‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇧🇩🇦🇫', '1️⃣', '𝒳'];
const otherScripts = ['جسر', 'גשר', 'নদী', 'ประตู', '橋が開く', 'क्षेत्र', '한국어', '각'];
const oddities = [
  'x\u0300\u0301\u0302\u0303',
  '\u200b',
  '\ufeff',
  '\u00a0',
  '\t',
  '- ',
  '> ',
  '2023-04-01',
];
const joints = ['. ', ', ', '“', '”', ' ', ' ', ' ', '\n', '\n', '\n\n', '!'];
const pieces = [...latin, ...astral, ...otherScripts, ...oddities, ...joints];

/** Canonical text, mostly short, never empty. */
export function arbitraryText(maxPieces = 60): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
  );
  return fc
    .array(piece, { minLength: 1, maxLength: maxPieces })
    .map((words) => canonicalText(words.join('')).replace(/^\ufeff+/, ''))
    .map((text) => (text === '' ? 'a' : text));
}

/** JSON as it is read from a file, some of it under keys that are dangerous in JavaScript. */
function arbitraryJsonObject(): fc.Arbitrary<JsonObject> {
  const key = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'toJSON', 'parentNode', '0', 'a b'),
    fc.string({ maxLength: 6 }),
  );
  const entries = fc.array(fc.tuple(key, fc.jsonValue({ maxDepth: 2 })), { maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: entries.map((list) => {
        const members = list.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`);
        return JSON.parse(`{${members.join(',')}}`) as JsonObject;
      }),
    },
  );
}

const arbitraryMs = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const arbitraryLine = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((line) => line.toWellFormed()),
  fc.constantFrom('Example Times', 'مثال', '“Ana” \\ Ruiz'),
);
const arbitraryLineOrNull = fc.option(arbitraryLine, { freq: 2 });
const arbitrarySha256 = arbitraryLine.map(sha256Hex);
const arbitraryDay = arbitraryMs.map((ms) => new Date(ms).toISOString().slice(0, 10));

/** Spans between code point boundaries, from few places, so that they often share edges. */
function arbitrarySpans(text: string, maxSpans: number): fc.Arbitrary<Span[]> {
  const boundaries = [0];
  for (const point of text) boundaries.push((boundaries.at(-1) ?? 0) + point.length);
  const pick = fc.nat({ max: boundaries.length - 1 }).map((at) => boundaries[at] ?? 0);
  return fc.array(pick, { minLength: 2, maxLength: maxSpans * 2 }).map((offsets) => {
    const sorted = [...new Set(offsets)].toSorted((a, b) => a - b);
    const spans: Span[] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) {
      spans.push({ startUtf16: sorted[at] ?? 0, endUtf16: sorted[at + 1] ?? 0 });
    }
    return spans.length > 0 ? spans : [{ startUtf16: 0, endUtf16: boundaries[1] ?? 1 }];
  });
}

const attributes: readonly Attribute[] = [
  {
    id: 'form',
    label: 'Form',
    type: 'choice',
    options: [
      { id: 'direct', label: 'Direct' },
      { id: 'é', label: '' },
    ],
    required: false,
  },
  {
    id: 'topics',
    label: 'Topics',
    type: 'choices',
    options: [
      { id: 'war', label: 'War' },
      { id: 'aid', label: 'Aid' },
    ],
    required: true,
  },
  { id: 'name', label: 'Name', type: 'text', required: false },
  { id: 'count', label: 'Count', type: 'number', required: false },
  { id: 'sure', label: 'Sure', type: 'boolean', required: false },
  { id: 'seen', label: 'Seen', type: 'date', required: false },
  { id: '__proto__', label: 'Link', type: 'url', required: false },
];

function arbitraryAttributes(tag: Tag): fc.Arbitrary<JsonObject> {
  const values: { readonly [type in Attribute['type']]: fc.Arbitrary<JsonValue> } = {
    choice: fc.constantFrom('direct', 'é'),
    choices: fc.subarray(['war', 'aid']),
    text: arbitraryLine,
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    boolean: fc.boolean(),
    date: arbitraryDay,
    url: fc.constantFrom('https://example.org/a', 'mailto:ana@example.org'),
  };
  return fc
    .subarray([...tag.attributes])
    .chain((chosen) =>
      fc.tuple(...chosen.map((one) => values[one.type].map((v) => [one.id, v] as const))),
    )
    .map((entries) => Object.fromEntries(entries));
}

/** Each rule set or not; all of them hold for a relation whose ends can never be exchanged. */
const arbitraryRules: fc.Arbitrary<Pick<RelationType, 'rules'>> = fc.constantFrom(
  {},
  { rules: { acyclic: true } },
  { rules: { acrossArticles: true, acyclic: true } },
);

export const arbitraryTagset: fc.Arbitrary<Tagset> = fc
  .record({
    name: arbitraryLine,
    version: fc.integer({ min: 1, max: 9 }),
    chosen: fc.subarray([...attributes]),
    description: arbitraryLineOrNull,
    saidByRules: arbitraryRules,
  })
  .map(({ name, version, chosen, description, saidByRules }) => {
    const tag = (id: string, shortcut: string | null, own: readonly Attribute[]): Tag => ({
      id: id as TagId,
      label: id.toUpperCase(),
      color: '#1d4ed8',
      shortcut,
      description,
      attributes: own,
    });
    const [quote, actor] = ['quote' as TagId, 'actor' as TagId];
    return {
      id: 'fact-checking',
      name,
      version,
      tags: [tag('quote', 'q', chosen), tag('actor', 'a', []), tag('дата', null, chosen)],
      relations: [
        { id: 'said-by', label: 'said by', from: [quote], to: [actor], ...saidByRules },
        { id: 'same-as', label: 'same as', from: [actor, quote], to: [actor, quote] },
      ],
    };
  });

function arbitraryArticle(text: string): fc.Arbitrary<Article> {
  const structure = plainTextStructure(text);
  const marks: fc.Arbitrary<InlineMark[]> = arbitrarySpans(text, 3).chain((spans) =>
    fc.tuple(
      ...spans.map((span) =>
        fc.constantFrom<InlineMark>(
          { ...span, type: 'bold' },
          { ...span, type: 'link' },
          { ...span, type: 'link', href: 'https://example.org/?a=1&b=“2”' },
        ),
      ),
    ),
  );
  const blocks = fc.tuple(...structure.blocks.map((block) => arbitraryBlock(block)));
  return fc.record({
    id: fc.uuid().map((id) => id as ArticleId),
    title: arbitraryLine,
    subtitle: arbitraryLineOrNull,
    byline: arbitraryLineOrNull,
    publisher: arbitraryLineOrNull,
    publishedOn: fc.option(arbitraryDay),
    url: fc.constantFrom(null, 'https://example.org/bridge'),
    language: fc.constantFrom(null, 'en', 'ar'),
    direction: fc.constantFrom('ltr', 'rtl'),
    text: fc.constant(text),
    textSha256: fc.constant(sha256Hex(text)),
    blocks,
    marks: fc.oneof(fc.constant([]), marks),
    revision: fc.record({
      number: fc.integer({ min: 1, max: 5 }),
      parentTextSha256: fc.option(arbitrarySha256),
      createdAtMs: arbitraryMs,
      reason: arbitraryLineOrNull,
    }),
    source: fc.record({
      fileName: arbitraryLine,
      mediaType: fc.constant('text/plain'),
      bytes: fc.nat(),
      sha256: arbitrarySha256,
      importedAtMs: arbitraryMs,
    }),
    extra: arbitraryJsonObject(),
  });
}

function arbitraryBlock({ startUtf16, endUtf16 }: Block): fc.Arbitrary<Block> {
  const span = { startUtf16, endUtf16 };
  return fc.constantFrom<Block>(
    { ...span, type: 'heading', level: 2, role: 'headline' },
    { ...span, type: 'list-item', level: 3, role: 'body' },
    { ...span, type: 'paragraph', role: 'boilerplate' },
    { ...span, type: 'preformatted', role: 'caption' },
  );
}

const arbitraryAnnotators: fc.Arbitrary<Annotator[]> = fc
  .uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => arbitraryLine.map((name) => ({ id: id as AnnotatorId, name })))),
  )
  .map((annotators) => annotators.toSorted(byId));

function arbitraryAnchoring(): fc.Arbitrary<Anchoring> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<Anchoring>({ state: 'exact', score: 1 }) },
    { weight: 1, arbitrary: fc.constant<Anchoring>({ state: 'moved', score: 1 }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(0, 0.25, 0.999)
        .map((score): Anchoring => ({ state: 'fuzzy', score })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(0, 0.5, 1), arbitrarySha256)
        .map(([score, textSha256]): Anchoring => ({ state: 'orphan', score, textSha256 })),
    },
  );
}

function arbitraryAnnotation(
  text: string,
  tagset: Tagset,
  annotators: readonly Annotator[],
): fc.Arbitrary<Annotation> {
  return fc
    .record({
      id: fc.uuid().map((id) => id as AnnotationId),
      tag: fc.constantFrom(...tagset.tags),
      spans: arbitrarySpans(text, 3),
      anchoring: arbitraryAnchoring(),
      shift: fc.nat({ max: 9 }),
      note: arbitraryLineOrNull,
      annotator: fc.constantFrom(...annotators.map((annotator) => annotator.id)),
      origin: fc.constantFrom('manual', 'suggested', 'propagated', 'imported'),
      createdAtMs: arbitraryMs,
      updatedAtMs: arbitraryMs,
      extra: arbitraryJsonObject(),
    })
    .chain(({ tag, spans, shift, ...rest }) =>
      arbitraryAttributes(tag).map((values): Annotation => {
        const isOrphan = rest.anchoring.state === 'orphan';
        const segments = spans.map((span) =>
          isOrphan ? orphanSegment(text, span, shift) : segmentOf(text, span),
        );
        return { ...rest, ...contextOf(text, spans), tag: tag.id, segments, attributes: values };
      }),
    );
}

function segmentOf(text: string, { startUtf16, endUtf16 }: Span): Segment {
  return { startUtf16, endUtf16, quote: text.slice(startUtf16, endUtf16) };
}

/** A place in some other text: the same words, `shift` later, behind that many emoji. */
function orphanSegment(text: string, span: Span, shift: number): Segment {
  const { startUtf16, endUtf16, quote } = segmentOf(text, span);
  return {
    startUtf16: startUtf16 + shift * 2,
    endUtf16: endUtf16 + shift * 2,
    quote,
    startCodePoint: codePointLength(text.slice(0, startUtf16)) + shift,
  };
}

function arbitraryRelations(annotations: readonly Annotation[]): fc.Arbitrary<Relation[]> {
  const ends = annotations.filter(({ tag }) => tag === 'quote' || tag === 'actor');
  if (ends.length === 0) return fc.constant([]);
  const end = fc.constantFrom(...ends);
  const relation = fc
    .record({
      id: fc.uuid().map((id) => id as RelationId),
      from: end,
      to: end,
      note: arbitraryLineOrNull,
      createdAtMs: arbitraryMs,
      updatedAtMs: arbitraryMs,
      extra: arbitraryJsonObject(),
    })
    .map(({ from, to, ...rest }): Relation => {
      const type = from.tag === 'quote' && to.tag === 'actor' ? 'said-by' : 'same-as';
      return { ...rest, type, from: from.id, to: to.id, annotator: from.annotator };
    });
  return fc
    .uniqueArray(relation, { selector: ({ id }) => id, maxLength: 3 })
    .map((relations) => relations.toSorted(byId));
}

function arbitraryReview(
  annotations: readonly Annotation[],
  annotators: readonly Annotator[],
): fc.Arbitrary<Review> {
  const ids = annotations.map((annotation) => annotation.id);
  return fc.record({
    reviewer: fc.constantFrom(...annotators),
    of: fc.record({
      fileSha256: arbitrarySha256,
      annotators: fc.subarray([...annotators]),
      textSha256: arbitrarySha256,
    }),
    base: fc.option(fc.record({ fileSha256: arbitrarySha256 })),
    startedAtMs: arbitraryMs,
    finishedAtMs: fc.option(arbitraryMs),
    decisions: fc.array(
      fc.record({
        item: fc.constantFrom('item-1', 'item-2'),
        kind: fc.constant('boundary'),
        mine: fc.subarray(ids),
        theirs: fc.subarray(ids),
        decision: fc.constantFrom(
          'keep-mine',
          'accept-theirs',
          'accept-both',
          'edit',
          'reject-both',
        ),
        result: fc.subarray(ids),
        reason: arbitraryLineOrNull,
        decidedAtMs: arbitraryMs,
      }),
      { maxLength: 3 },
    ),
  });
}

export interface ArbitraryOptions {
  readonly maxPieces?: number;
  readonly maxAnnotations?: number;
  /** Leave out reviews and what they rejected. */
  readonly withReview?: boolean;
}

/** A document that a file can hold. */
export function arbitraryAnnotatedArticle(
  options: ArbitraryOptions = {},
): fc.Arbitrary<AnnotatedArticle> {
  const { maxPieces = 60, maxAnnotations = 8, withReview = true } = options;
  return fc
    .tuple(arbitraryText(maxPieces), arbitraryTagset, arbitraryAnnotators)
    .chain(([text, tagset, annotators]) =>
      fc.record({
        article: arbitraryArticle(text),
        tagset: fc.constant(tagset),
        annotators: fc.constant(annotators),
        annotations: fc.uniqueArray(arbitraryAnnotation(text, tagset, annotators), {
          selector: ({ id }) => id,
          maxLength: maxAnnotations,
        }),
      }),
    )
    .chain((parts) =>
      fc.tuple(
        fc.constant(parts),
        arbitraryRelations(parts.annotations),
        withReview
          ? fc.option(arbitraryReview(parts.annotations, parts.annotators), { freq: 3 })
          : fc.constant(null),
      ),
    )
    .map(([parts, relations, review]) => ({
      ...parts,
      annotations: rejectFirst(parts.annotations, review).toSorted(byPlace(parts.article.text)),
      relations,
      review,
    }));
}

function rejectFirst(annotations: readonly Annotation[], review: Review | null): Annotation[] {
  const item = review?.decisions[0]?.item;
  return annotations.map((annotation, index) =>
    item !== undefined && index === 0 ? { ...annotation, rejectedBy: item } : annotation,
  );
}

/** The file's order, on the code points the file will show. */
function byPlace(text: string): (a: Annotation, b: Annotation) => number {
  const start = ({ segments: [first] }: Annotation) =>
    first?.startCodePoint ?? codePointLength(text.slice(0, first?.startUtf16));
  const end = ({ segments }: Annotation) => {
    const last = segments.at(-1);
    if (last === undefined) return 0;
    const from = last.startCodePoint ?? codePointLength(text.slice(0, last.startUtf16));
    return from + codePointLength(last.quote);
  };
  return (a, b) => {
    const difference = start(a) - start(b);
    if (difference !== 0) return difference;
    return end(a) === end(b) ? byId(a, b) : end(b) - end(a);
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
