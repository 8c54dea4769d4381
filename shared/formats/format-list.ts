// The formats of datasets: what each is called, what it can do and how it counts. Plain data, loaded everywhere; what a
// format means is in its codec (codecs.ts), which is loaded when it is needed.

export const formatIds = [
  'annotated-json',
  'jsonl',
  'w3c',
  'brat',
  'doccano',
  'label-studio',
  'spacy-jsonl',
  'webanno-tsv',
  'cas-json',
  'conll',
  'refi-qda',
  'hypothesis',
  'csv',
  'claimreview',
  'html',
  'parquet',
] as const;
export type FormatId = (typeof formatIds)[number];

/** In which unit offsets stand in a file of the format. */
export type FormatOffsets = 'both' | 'code-points' | 'utf-16' | 'none';

export interface FormatInfo {
  readonly id: FormatId;
  /** What people call it. */
  readonly label: string;
  /** One sentence: who reads it, what it is good for. */
  readonly description: string;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly offsets: FormatOffsets;
  /** With the dot, of the file that a person chooses; parts beside it have their own. */
  readonly extension: string;
  readonly mediaType: string;
  /** One file, or set of files, holds one article; of the others it can hold any number. */
  readonly perArticle: boolean;
  /** Texts and quotes can be left out and their hashes written instead. */
  readonly withoutText: boolean;
  /** Offsets can be written in another unit than {@link offsets}. */
  readonly choosesOffsets: boolean;
  /** People read its first lines; false for what is packed or binary. */
  readonly isText: boolean;
}

type Given = Pick<FormatInfo, 'label' | 'description' | 'extension' | 'mediaType'> &
  Partial<FormatInfo>;

function format(id: FormatId, offsets: FormatOffsets, given: Given): FormatInfo {
  return {
    id,
    reads: true,
    writes: true,
    offsets,
    perArticle: false,
    withoutText: false,
    choosesOffsets: false,
    isText: true,
    ...given,
  };
}

export const formatList: readonly FormatInfo[] = [
  format('annotated-json', 'both', {
    label: 'Annotated article',
    description: 'Sourcebench’s own file of one article with everything on it; nothing is lost.',
    extension: '.annotated.json',
    mediaType: 'application/json',
    perArticle: true,
  }),
  format('jsonl', 'both', {
    label: 'Annotated dataset (JSONL)',
    description: 'One annotated article a line; nothing is lost. Data engines read it as it is.',
    extension: '.jsonl',
    mediaType: 'application/jsonl',
  }),
  format('w3c', 'code-points', {
    label: 'W3C Web Annotation (JSON-LD)',
    description: 'The web’s standard for annotations; Recogito and annotation servers read it.',
    extension: '.jsonld',
    mediaType: 'application/ld+json',
    withoutText: true,
  }),
  format('brat', 'code-points', {
    label: 'brat standoff',
    description: 'A text and an .ann file beside it; brat and many research tools read them.',
    extension: '.ann',
    mediaType: 'text/plain',
    perArticle: true,
  }),
  format('doccano', 'utf-16', {
    label: 'doccano JSONL',
    description: 'Texts with labelled spans and relations for doccano.',
    extension: '.jsonl',
    mediaType: 'application/jsonl',
    choosesOffsets: true,
  }),
  format('label-studio', 'code-points', {
    label: 'Label Studio JSON',
    description: 'Tasks with regions and relations; the labelling configuration is written beside.',
    extension: '.json',
    mediaType: 'application/json',
  }),
  format('spacy-jsonl', 'code-points', {
    label: 'spaCy and Prodigy JSONL',
    description: 'Texts with tokens, spans and relations for training with spaCy.',
    extension: '.jsonl',
    mediaType: 'application/jsonl',
  }),
  format('webanno-tsv', 'utf-16', {
    label: 'WebAnno TSV 3.3',
    description: 'Tokens with annotation columns; INCEpTION and WebAnno read it.',
    extension: '.tsv',
    mediaType: 'text/tab-separated-values',
    perArticle: true,
  }),
  format('cas-json', 'utf-16', {
    label: 'UIMA CAS JSON 0.4',
    description: 'Everything INCEpTION keeps of a document, types included.',
    extension: '.json',
    mediaType: 'application/json',
    perArticle: true,
  }),
  format('conll', 'none', {
    label: 'CoNLL columns (IOB2)',
    description: 'One token a line with its tag, for training sequence taggers.',
    extension: '.conll',
    mediaType: 'text/plain',
  }),
  format('refi-qda', 'code-points', {
    label: 'REFI-QDA project',
    description: 'The exchange format of ATLAS.ti, MAXQDA, NVivo, QualCoder and Taguette.',
    extension: '.qdpx',
    mediaType: 'application/zip',
    isText: false,
  }),
  format('hypothesis', 'utf-16', {
    label: 'Hypothesis export',
    description: 'Annotations as Hypothesis hands them out.',
    extension: '.json',
    mediaType: 'application/json',
    writes: false,
  }),
  format('csv', 'both', {
    label: 'CSV tables',
    description: 'One row a mark, relations and articles beside; safe to open in a spreadsheet.',
    extension: '.csv',
    mediaType: 'text/csv',
    withoutText: true,
  }),
  format('claimreview', 'none', {
    label: 'ClaimReview (schema.org)',
    description: 'Claims with a verdict as search engines and fact-check feeds read them.',
    extension: '.jsonld',
    mediaType: 'application/ld+json',
    reads: false,
  }),
  format('html', 'none', {
    label: 'Annotated draft (HTML)',
    description: 'A page to read and print: the text with its marks, notes and verdicts.',
    extension: '.html',
    mediaType: 'text/html',
    reads: false,
  }),
  format('parquet', 'both', {
    label: 'Parquet tables',
    description: 'Articles, annotations and relations for DuckDB, Spark and data frames.',
    extension: '.parquet',
    mediaType: 'application/vnd.apache.parquet',
    reads: false,
    withoutText: true,
    isText: false,
  }),
];

const byId = new Map(formatList.map((info) => [info.id, info]));

/** Throws RangeError for an id that is none. */
export function formatInfo(id: FormatId): FormatInfo {
  const info = byId.get(id);
  if (info === undefined) throw new RangeError(`no format ${id}`);
  return info;
}
