// The example of the format's specification, complete, and a way to change one thing in it.

import { sha256Hex } from './arbitrary-article.ts';

export const exampleText = 'Bridge reopens\n\n“It is safe 🚧,” Mayor Ana Ruiz said.';

const time = '2026-11-22T09:10:00.000Z';
const annotator = '6a0d0b1c-58a7-4c64-8e53-2f1f6a6f2f10';

/** A fresh copy of a right file, as plain JSON, with a quote, an actor and a relation. */
export function exampleFile() {
  return {
    format: 'sourcebench.annotated-article',
    version: 1,
    generator: { name: 'sourcebench', version: '0.1.0' },
    exportedAt: '2026-11-22T10:00:00.000Z',
    article: {
      id: '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11',
      title: 'Bridge reopens',
      subtitle: null,
      byline: null,
      publisher: 'Example Times',
      publishedOn: '2023-04-01',
      url: null,
      language: 'en',
      direction: 'ltr',
      text: exampleText,
      textSha256: sha256Hex(exampleText),
      blocks: [
        { start: 0, end: 14, type: 'heading', level: 1, role: 'headline' },
        { start: 16, end: 52, type: 'paragraph', role: 'body' },
      ] as Json[],
      marks: [{ start: 0, end: 6, type: 'bold' }] as Json[],
      revision: { number: 1, parentTextSha256: null, createdAt: time, reason: null },
      source: {
        fileName: 'bridge.txt',
        mediaType: 'text/plain',
        bytes: 59,
        sha256: sha256Hex('bytes'),
        importedAt: time,
      },
      extra: {},
    },
    tagset: {
      id: 'fact-checking',
      name: 'Fact checking',
      version: 1,
      tags: [
        {
          id: 'quote',
          label: 'Quote',
          color: '#b45309',
          shortcut: 'q',
          description: 'Words attributed to someone.',
          attributes: [
            {
              id: 'form',
              label: 'Form',
              type: 'choice',
              options: [
                { id: 'direct', label: 'Direct' },
                { id: 'indirect', label: 'Indirect' },
              ],
              required: false,
            },
            { id: 'seen', label: 'Seen', type: 'date', required: false },
            { id: 'link', label: 'Link', type: 'url', required: false },
            { id: 'count', label: 'Count', type: 'number', required: false },
          ] as Json[],
        },
        {
          id: 'actor',
          label: 'Actor',
          color: '#1d4ed8',
          shortcut: 'a',
          description: null,
          attributes: [] as Json[],
        },
      ],
      relations: [{ id: 'said-by', label: 'said by', from: ['quote'], to: ['actor'] }],
    },
    annotators: [{ id: annotator, name: 'Ana' }],
    annotations: [
      annotation(
        'a1',
        'quote',
        { start: 16, end: 31, startUtf16: 16, endUtf16: 32, quote: '“It is safe 🚧,”' },
        'Bridge reopens\n\n',
        ' Mayor Ana Ruiz said.',
      ),
      annotation(
        'a2',
        'actor',
        { start: 38, end: 46, startUtf16: 39, endUtf16: 47, quote: 'Ana Ruiz' },
        ' reopens\n\n“It is safe 🚧,” Mayor ',
        ' said.',
      ),
    ],
    relations: [
      {
        id: 'r1',
        type: 'said-by',
        from: 'a1',
        to: 'a2',
        note: null,
        annotator,
        createdAt: time,
        updatedAt: time,
        extra: {},
      },
    ] as Json[],
    review: null as Json,
  };
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type ExampleFile = ReturnType<typeof exampleFile>;

function annotation(
  id: string,
  tag: string,
  segment: Record<string, Json>,
  prefix: string,
  suffix: string,
) {
  return {
    id,
    tag,
    segments: [segment],
    prefix,
    suffix,
    attributes: {} as Record<string, Json>,
    note: null as Json,
    annotator,
    origin: 'manual',
    createdAt: time,
    updatedAt: time,
    anchoring: { state: 'exact', score: 1 } as Record<string, Json>,
    extra: {} as Record<string, Json>,
  };
}
