// The fields of the query language, with what help and completion say of them. The parser knows no others.

import { sourceKinds, type SourceKind } from '../domain/source-map.ts';
import type { FacetField } from '../domain/library.ts';

export const fieldNames = [
  'title',
  'subtitle',
  'byline',
  'publisher',
  'text',
  'note',
  'tag',
  'annotator',
  'status',
  'collection',
  'language',
  'kind',
  'file',
  'url',
  'before',
  'after',
  'on',
  'imported',
  'marks',
  'has',
  'is',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** A value from a fixed list, with how else people write it. */
export interface KnownValue {
  readonly value: string;
  readonly description: string;
  readonly spellings: readonly string[];
}

export interface QueryField {
  readonly name: FieldName;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly example: string;
  /** Empty where anything may follow. */
  readonly values: readonly KnownValue[];
  /** What the library has of it, where that can be listed. */
  readonly facet: FacetField | 'collection' | null;
}

const known = (value: string, description: string, spellings = ''): KnownValue => ({
  value,
  description,
  spellings: spellings === '' ? [] : spellings.split(' '),
});

const statuses = [
  known('to-do', 'Not begun', 'open new'),
  known('in-progress', 'Begun', 'progress doing started begun'),
  known('done', 'Finished', 'finished complete completed'),
];
const shelfValues = [
  known('archived', 'In the archive', 'archive'),
  known('deleted', 'Deleted and not yet gone', 'bin trash'),
  known('library', 'Neither archived nor deleted', 'kept'),
  known('any', 'Archived and deleted ones too', 'anywhere everywhere'),
];
const hasValues = [
  known('mark', 'At least one mark', 'marks annotation annotations tag tags'),
  known('note', 'A mark with a note', 'notes comment'),
  known('relation', 'Marks that are related', 'relations'),
  known('url', 'An address', 'address link'),
  known('date', 'A publication date', 'published'),
  known('original', 'The original file is kept', 'source file'),
  known('publisher', 'A publisher'),
  known('byline', 'An author', 'author'),
  known('language', 'A language', 'lang'),
  known('collection', 'It is in a collection', 'collections'),
];

const kindTexts: {
  readonly [Kind in SourceKind]: readonly [description: string, spellings: string];
} = {
  'plain-text': ['Plain text', 'text txt plain'],
  markdown: ['Markdown', 'md'],
  html: ['A saved web page', 'htm web page webpage'],
  mhtml: ['A web archive', 'mht'],
  docx: ['A Word document', 'word doc'],
  odt: ['An OpenDocument text', 'opendocument'],
  rtf: ['Rich text', 'richtext'],
  epub: ['A chapter of a book', 'book ebook'],
  pdf: ['PDF', ''],
  email: ['An e-mail', 'eml mail'],
  'annotated-json': ['An annotated article', 'json annotated'],
  'annotated-jsonl': ['An annotated dataset', 'jsonl dataset'],
  w3c: ['W3C Web Annotations', 'jsonld webannotation'],
  brat: ['brat standoff', 'ann standoff'],
  doccano: ['A doccano dataset', ''],
  'label-studio': ['A Label Studio dataset', 'labelstudio'],
  'spacy-jsonl': ['A spaCy or Prodigy dataset', 'spacy prodigy'],
  'webanno-tsv': ['WebAnno TSV', 'webanno inception tsv'],
  'cas-json': ['UIMA CAS JSON', 'cas uima'],
  conll: ['CoNLL columns', 'iob'],
  'refi-qda': ['A REFI-QDA project', 'qdpx refi qda'],
  hypothesis: ['A Hypothesis export', ''],
  csv: ['A CSV of marks', 'table'],
};
const kinds = sourceKinds.map((kind) => known(kind, ...kindTexts[kind]));

const field = (
  name: FieldName,
  description: string,
  example: string,
  more: Partial<QueryField> = {},
): QueryField => ({
  name,
  description,
  example,
  aliases: more.aliases ?? [],
  values: more.values ?? [],
  facet: more.facet ?? null,
});

export const queryFields: readonly QueryField[] = [
  field('title', 'Words in the headline', 'title:bridge', { aliases: ['headline'] }),
  field('subtitle', 'Words in the subtitle', 'subtitle:"second year"'),
  field('byline', 'Words in the byline', 'byline:ruiz', {
    aliases: ['author'],
    facet: 'byline',
  }),
  field(
    'publisher',
    'Words in the publisher’s name; with = the whole of it',
    'publisher:="Example Times"',
    {
      facet: 'publisher',
    },
  ),
  field('text', 'Words in the text only', 'text:reopens', { aliases: ['body'] }),
  field('note', 'Words in the note of a mark', 'note:"check this"', { aliases: ['notes'] }),
  field('tag', 'A mark with this tag', 'tag:claim', { facet: 'tag' }),
  field('annotator', 'A mark by this person', 'annotator:ana', { facet: 'annotator' }),
  field('status', 'How far the article is', 'status:in-progress', { values: statuses }),
  field('collection', 'In this collection', 'collection:"Bridge story"', { facet: 'collection' }),
  field('language', 'The article’s language', 'language:en', {
    aliases: ['lang'],
    facet: 'language',
  }),
  field('kind', 'What the article was made of', 'kind:pdf', {
    aliases: ['type'],
    values: kinds,
    facet: 'kind',
  }),
  field('file', 'Part of the file’s name', 'file:draft', { aliases: ['filename'] }),
  field('url', 'Part of the address', 'url:example.org', { aliases: ['address', 'site'] }),
  field('before', 'Published before this year, month or day', 'before:2023-05'),
  field('after', 'Published after this year, month or day', 'after:2022'),
  field('on', 'Published in this year or month or on this day', 'on:2023-05-17', {
    aliases: ['published', 'date'],
    facet: 'year',
  }),
  field('imported', 'Imported then; with < or > before or after it', 'imported:>2026-10'),
  field('marks', 'How many marks the article has', 'marks:>10'),
  field('has', 'What the article has', 'has:relation', { values: hasValues }),
  field('is', 'Where the article is, whatever the list shows', 'is:archived', {
    aliases: ['in'],
    values: shelfValues,
  }),
];

/** What else a query can say, for help: how it is written and what it means. */
export const queryForms: readonly { readonly form: string; readonly description: string }[] = [
  { form: 'bridge mayor', description: 'Both words, anywhere in the article' },
  { form: '"the bridge reopens"', description: 'These words one after the other' },
  { form: 'reopen*', description: 'Words that begin so' },
  { form: 'bridge OR tunnel', description: 'Either of them; OR in capitals' },
  { form: '-tunnel', description: 'Not this; the same as NOT tunnel' },
  { form: '(bridge OR tunnel) mayor', description: 'What is in brackets first' },
  { form: 'tag:(claim OR quote)', description: 'Several values of one field' },
];

const byName = new Map(
  queryFields.flatMap((each) => [each.name, ...each.aliases].map((name) => [name, each] as const)),
);

/** By its name or another one of its names, whatever the case; undefined when there is none. */
export function fieldCalled(name: string): QueryField | undefined {
  return byName.get(name.toLowerCase());
}

export const allFieldNames: readonly string[] = [...byName.keys()];

const squashed = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, '');

/** The value however it is spelt; undefined when the list has none like it. */
export function knownValue(values: readonly KnownValue[], text: string): string | undefined {
  const wanted = squashed(text);
  return values.find(({ value, spellings }) =>
    [value, ...spellings].some((spelling) => squashed(spelling) === wanted),
  )?.value;
}

/** The field whose term says the same as a value of a facet does. */
export const facetFieldNames: { readonly [Facet in FacetField]: FieldName } = {
  publisher: 'publisher',
  byline: 'byline',
  language: 'language',
  kind: 'kind',
  tag: 'tag',
  annotator: 'annotator',
  year: 'on',
};
