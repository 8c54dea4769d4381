// Annotated articles with names and values that formats trip over: tags called `I-PER` or with spaces, quotes and
// slashes, notes that a spreadsheet would run, marks of one annotator's namesake, marks over everything.

import fc from 'fast-check';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Annotation, Annotator, Relation } from '../../shared/domain/annotation.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
  TagId,
} from '../../shared/domain/ids.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import type { Attribute, Tag, Tagset } from '../../shared/domain/tagset.ts';
import { contextOf } from '../../shared/text/context.ts';
import { plainTextStructure } from '../../shared/text/plain-text-structure.ts';
import { sha256Hex } from './arbitrary-article.ts';

// Not a backslash alone: once JSON.parse of V8 13.6 has read an object with that key, it takes `"\n"` in its place for it, too.
const names = [
  'I-PER',
  'B-',
  'O',
  'S-x',
  'two words',
  'a/b',
  '"quoted"',
  "'",
  '=1+1',
  '__proto__',
  'constructor',
  '',
  ' lead',
  'trail ',
  'a|b',
  'a:b',
  'a,b;c',
  'new\nline',
  'tab\there',
  '#hash',
  '*',
  '-',
  '--',
  'T1',
  '😀',
  'عربي',
  '_x2D_',
  'Arg1',
  '<ANY>',
  'back\\slash',
  '%41',
  'claim',
  'Claim',
  'e\u0301',
  '\u00e9',
  '\u2028',
  '\u0085',
  '\u200d',
  'null',
  '0',
  '1e5',
  '\ufeff',
];
const ids = names.filter((name) => name !== '');
const words = [
  ...names,
  '-1',
  '+1',
  '@x',
  '\tx',
  '\rx',
  '{"a":1}',
  '["a"]',
  'true',
  'NaN',
  '2023-04-01',
  'x'.repeat(40_000),
];
const texts = [
  'a',
  '\n',
  '\n\na\n',
  'Ana Ruiz said “so”.',
  '👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
  'a\u200db',
  'e\u0301e\u0301',
  'O\tB-PER\nx O\n',
  '-DOCSTART- O\n\n# newdoc id = x\nAna B-PER',
  '# text = x',
  'T1\tPerson 0 1\ta',
  '\u2028a\u2029b\u0085c\u001cd',
  'a\u00a0b\u3000c',
  '"a","b"\n=1+1',
  'שלום Ana 🚧 عربي\nx',
  ' a ',
  '\ta\t',
  'a\u0000b'.replace('\u0000', '\ufffd'),
  '<b>x</b> &amp;',
  'ABCDEFGHIJ'.repeat(30),
];

const types: readonly Attribute['type'][] = [
  'choice',
  'choices',
  'text',
  'number',
  'boolean',
  'date',
  'url',
];

function attributeOf(id: string, at: number): Attribute {
  const type = types[at % types.length] ?? 'text';
  const common = { id, label: `${id} label`, type, required: false };
  const isChoice = type === 'choice' || type === 'choices';
  return isChoice ? { ...common, options: ids.map((one) => ({ id: one, label: one })) } : common;
}

function valueOf({ type }: Attribute): fc.Arbitrary<JsonObject[string]> {
  if (type === 'choice') return fc.constantFrom(...ids);
  if (type === 'choices') return fc.subarray(ids, { maxLength: 3 });
  if (type === 'number') return fc.constantFrom(0, -1, 1.5, 1e21, 1e-7, 9007199254740991, -0.1);
  if (type === 'boolean') return fc.boolean();
  if (type === 'date') return fc.constantFrom('2023-04-01', '0001-01-01');
  if (type === 'url')
    return fc.constantFrom('https://example.org/?a=1&b=“2”', 'mailto:ana@example.org');
  return fc.constantFrom(...words);
}

const arbitraryTags = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 }),
    fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 4 }),
    fc.nat(6),
  )
  .map(([tags, attributes, labels, shift]): Tag[] =>
    tags.map((id, at) => ({
      id: id as TagId,
      label: labels[at] ?? '',
      color: '#b45309',
      shortcut: null,
      description: null,
      attributes: attributes.map((one, index) => attributeOf(one, index + shift)),
    })),
  );

const arbitraryTagset: fc.Arbitrary<Tagset> = fc
  .record({
    id: fc.constantFrom(...ids),
    name: fc.constantFrom(...names),
    tags: arbitraryTags,
    relations: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
    label: fc.constantFrom(...names),
  })
  .map(({ id, name, tags, relations, label }) => ({
    id,
    name,
    version: 3,
    tags,
    relations: relations.map((one) => ({
      id: one,
      label,
      from: tags.map((tag) => tag.id),
      to: tags.map((tag) => tag.id),
    })),
  }));

/** Namesakes, and one without a name; ids with anything in them. */
const annotators: readonly Annotator[] = [
  ['a1', 'Ana'],
  ['a2', 'Ana'],
  ['__proto__', ''],
  ['=cmd', '@x'],
].map(([id = '', name = '']) => ({ id: id as AnnotatorId, name }));

function arbitraryMark(text: string, { tags }: Tagset): fc.Arbitrary<Annotation> {
  const edges = [0];
  for (const point of text) edges.push((edges.at(-1) ?? 0) + point.length);
  const edge = fc.oneof(fc.constantFrom(0, text.length), fc.constantFrom(...edges));
  return fc
    .record({
      id: fc.oneof(fc.uuid(), fc.constantFrom(...ids)),
      tag: fc.constantFrom(...tags),
      ends: fc.uniqueArray(edge, { minLength: 2, maxLength: 6 }),
      note: fc.option(fc.constantFrom(...words)),
      annotator: fc.constantFrom(...annotators),
      origin: fc.constantFrom('manual', 'suggested', 'propagated', 'imported'),
      createdAtMs: fc.constantFrom(0, 1_700_000_000_123),
      updatedAtMs: fc.constantFrom(0, 1_700_000_000_123),
    })
    .chain(({ tag, ends, annotator, id, ...rest }) =>
      fc
        .tuple(
          ...tag.attributes.map((one) =>
            fc.option(valueOf(one)).map((value) => [one.id, value] as const),
          ),
        )
        .map((values): Annotation => {
          const sorted = ends.toSorted((a, b) => a - b);
          const segments = [];
          for (let at = 0; at + 1 < sorted.length; at += 2) {
            const [startUtf16 = 0, endUtf16 = 0] = sorted.slice(at, at + 2);
            segments.push({ startUtf16, endUtf16, quote: text.slice(startUtf16, endUtf16) });
          }
          return {
            ...rest,
            id: id as AnnotationId,
            tag: tag.id,
            segments,
            ...contextOf(text, segments),
            annotator: annotator.id,
            attributes: Object.fromEntries(values.filter(([, value]) => value !== null)),
            anchoring: { state: 'exact', score: 1 },
            extra: {},
          };
        }),
    );
}

const arbitraryRelations = (
  marks: readonly Annotation[],
  { relations }: Tagset,
): fc.Arbitrary<Relation[]> =>
  marks.length === 0 || relations.length === 0
    ? fc.constant([])
    : fc.uniqueArray(
        fc.record({
          id: fc.constantFrom(...ids).map((id) => id as RelationId),
          type: fc.constantFrom(...relations.map(({ id }) => id)),
          // Also both ends the same mark.
          from: fc.constantFrom(...marks.map(({ id }) => id)),
          to: fc.constantFrom(...marks.map(({ id }) => id)),
          note: fc.option(fc.constantFrom(...words)),
          annotator: fc.constantFrom(...annotators.map(({ id }) => id)),
          createdAtMs: fc.constant(0),
          updatedAtMs: fc.constant(1_700_000_000_123),
          extra: fc.constant({}),
        }),
        { selector: ({ id }) => id, maxLength: 4 },
      );

export function arbitraryOddArticle(): fc.Arbitrary<AnnotatedArticle> {
  return fc
    .tuple(fc.constantFrom(...texts), arbitraryTagset)
    .chain(([text, tagset]) =>
      fc.tuple(
        fc.constant(text),
        fc.constant(tagset),
        fc.uniqueArray(arbitraryMark(text, tagset), { selector: ({ id }) => id, maxLength: 6 }),
      ),
    )
    .chain(([text, tagset, annotations]) =>
      fc
        .record({
          id: fc.constantFrom(...ids),
          title: fc.constantFrom(...names),
          direction: fc.constantFrom('ltr', 'rtl'),
          language: fc.constantFrom(null, 'ar'),
          relations: arbitraryRelations(annotations, tagset),
        })
        .map(({ id, title, direction, language, relations }): AnnotatedArticle => {
          const { blocks, metadata } = plainTextStructure(text);
          return {
            article: {
              ...metadata,
              id: id as ArticleId,
              title,
              url: null,
              direction,
              language,
              text,
              textSha256: sha256Hex(text),
              blocks,
              marks: [],
              revision: { number: 1, parentTextSha256: null, createdAtMs: 0, reason: null },
              source: {
                fileName: 'a.txt',
                mediaType: 'text/plain',
                bytes: 1,
                sha256: sha256Hex(text),
                importedAtMs: 0,
              },
              extra: {},
            },
            tagset,
            annotators,
            annotations,
            relations,
            review: null,
          };
        }),
    );
}
