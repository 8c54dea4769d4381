// Annotated article files made for a spec: a text, a tagset with attributes of every type, and marks by their words.

import { sha256Hex } from './arbitrary-article.ts';
import { exampleFile, type ExampleFile, type Json } from './example-file.ts';

const options = (...labels: readonly string[]): Json[] =>
  labels.map((label) => ({ id: label.toLowerCase().replaceAll(' ', '-'), label }));

const choice = (id: string, label: string, required: boolean, ...labels: string[]): Json => ({
  id,
  label,
  type: 'choice',
  options: options(...labels),
  required,
});

const field = (id: string, type: string): Json => ({
  id,
  label: id.slice(0, 1).toUpperCase() + id.slice(1),
  type,
  required: false,
});

const tag = (id: string, shortcut: string, color: string, attributes: Json[]) => ({
  id,
  label: id.slice(0, 1).toUpperCase() + id.slice(1),
  color,
  shortcut,
  description: null,
  attributes,
});

const tags = [
  tag('claim', 'c', '#b23c17', [
    choice('checkability', 'Checkability', true, 'Checkable', 'Opinion', 'Not checkable'),
    choice(
      'verdict',
      'Verdict',
      false,
      'Unchecked',
      'Supported',
      'Refuted',
      'Misleading',
      'Unproven',
    ),
    field('topic', 'text'),
  ]),
  tag('actor', 'a', '#1c5a9c', [
    choice('kind', 'Kind', false, 'Person', 'Organisation', 'Group', 'State'),
    field('name', 'text'),
  ]),
  tag('location', 'l', '#1b7048', [
    field('latitude', 'number'),
    field('opened', 'date'),
    field('map', 'url'),
    field('sure', 'boolean'),
    {
      id: 'uses',
      label: 'Uses',
      type: 'choices',
      options: options('Road', 'Rail', 'Foot'),
      required: false,
    },
  ]),
  tag('quote', 'q', '#6a3a9c', []),
];

export interface MarkOfFile {
  readonly tag: string;
  /** Words of the text; of an orphan, words that it lost. */
  readonly quote: string;
  readonly anchoring?: Record<string, Json>;
  readonly note?: string;
  readonly attributes?: Record<string, Json>;
}

/** Paragraphs are parted by blank lines; the first one is the headline. The texts have no characters beyond the BMP. */
export function annotatedFile(text: string, marks: readonly MarkOfFile[]): ExampleFile {
  const file = exampleFile();
  file.tagset = { ...file.tagset, tags, relations: [] };
  const blocks = text.split('\n\n').map((block, at): Json => {
    const start = text.indexOf(block);
    const end = start + block.length;
    return at === 0
      ? { start, end, type: 'heading', level: 1, role: 'headline' }
      : { start, end, type: 'paragraph', role: 'body' };
  });
  Object.assign(file.article, { text, textSha256: sha256Hex(text), blocks, marks: [] });
  const [sample] = file.annotations;
  if (sample === undefined) throw new Error('the example has no annotation');
  file.annotations = marks
    .map((mark, at) => ({ ...sample, ...annotation(text, mark), id: `mark-${at + 1}` }))
    .toSorted(
      (a, b) => (a.segments[0]?.['start'] as number) - (b.segments[0]?.['start'] as number),
    );
  file.relations = [];
  return file;
}

function annotation(text: string, mark: MarkOfFile) {
  const { tag: tagId, quote, anchoring = { state: 'exact', score: 1 }, note, attributes } = mark;
  const found = text.indexOf(quote);
  const orphan = anchoring['state'] === 'orphan';
  if (found === -1 && !orphan) throw new Error(`the text has no “${quote}”`);
  const start = orphan ? text.length : found;
  const end = start + quote.length;
  return {
    tag: tagId,
    segments: [{ start, end, startUtf16: start, endUtf16: end, quote }],
    prefix: orphan ? 'It was said that ' : text.slice(Math.max(0, start - 32), start),
    suffix: orphan ? '.' : text.slice(end, end + 32),
    attributes: attributes ?? {},
    note: note ?? null,
    anchoring,
  };
}
