// The channels of second readings: what was found in a colleague's file and the figures of agreement are made here for
// tests that say what is in them; guidelines are kept in memory.

import type { Annotator } from '../../../shared/domain/annotation.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotatorId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type {
  ReviewHead,
  ReviewInspection,
  ReviewMatch,
} from '../../../shared/ipc/review-types.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import {
  figureIds,
  type AgreementReport,
  type MeasuredFigures,
} from '../../../shared/review/agreement/agreement-report.ts';
import { noMigration } from '../../../shared/tagset/migrate-mark.ts';
import { SAVED_AT_MS, type Answers } from './fake-types.ts';

export const jon: Annotator = { id: 'annotator-2' as AnnotatorId, name: 'Jon Berg' };

export const nothingChanged: ActResult = {
  articleId: null,
  articles: [],
  label: 'Open a review',
  upserted: [],
  removed: [],
  relations: { upserted: [], removed: [] },
  metadata: null,
  coverage: null,
  textChanged: false,
  summary: null,
  libraryChanged: false,
  history: { undo: null, redo: null },
  savedAtMs: SAVED_AT_MS,
};

export function readingAnswers() {
  const guidelines = new Map<string, string>();
  return {
    'packet:guidelines': ({ tagsetId }) => guidelines.get(tagsetId) ?? '',
    'packet:set-guidelines': ({ tagsetId, markdown }) => {
      guidelines.set(tagsetId, markdown);
      return nothingChanged;
    },
    'review:cancel': () => null,
    'review:list': () => [],
    'dialog:save-packet': () => ({ path: '/home/ana/packet.annotated.json', bytes: 4200 }),
  } satisfies Partial<Answers>;
}

export const match = (fields: Partial<ReviewMatch> = {}): ReviewMatch => ({
  index: 0,
  fileName: 'jon.annotated.json',
  title: 'Harbour bridge reopens after nine-month repair',
  how: 'id',
  articleId: 'article-1' as ArticleId,
  articleTitle: 'Harbour bridge reopens after nine-month repair',
  similarity: 1,
  marks: 20,
  relations: 3,
  anchoring: { exact: 20, moved: 0, fuzzy: 0, orphan: 0 },
  annotators: [jon],
  continues: null,
  base: null,
  answers: null,
  ...fields,
});

export const head = (fields: Partial<ReviewHead> = {}): ReviewHead => ({
  id: 'review-0',
  articleId: 'article-1' as ArticleId,
  mode: 'pair',
  reviewer: { id: 'annotator-1' as AnnotatorId, name: 'Ana Ruiz' },
  sources: [
    {
      fileName: 'jon.annotated.json',
      fileSha256: '0'.repeat(64),
      colleague: jon,
      openedAtMs: SAVED_AT_MS,
    },
  ],
  adjudicator: null,
  base: null,
  startedAtMs: SAVED_AT_MS,
  finishedAtMs: null,
  differences: 3,
  decided: 1,
  ...fields,
});

export const inspection = (fields: Partial<ReviewInspection> = {}): ReviewInspection => ({
  token: 'token-1',
  files: [{ fileName: 'jon.annotated.json', format: 'annotated-json' }],
  matches: [match()],
  mappings: [],
  creditedToMe: 0,
  problems: [],
  locked: [],
  ...fields,
});

const tag = (id: string, label: string, color: string, shortcut: string) => ({
  id: id as TagId,
  label,
  color,
  shortcut,
  description: null,
  attributes: [],
});

const desk: Tagset = {
  id: 'desk',
  name: 'Desk of the Standard',
  version: 2,
  tags: [
    tag('fact', 'Fact', '#a0521c', 'f'),
    tag('place', 'Place', '#2a7a6f', 'p'),
    tag('person', 'Person', '#34508c', 'h'),
  ],
  relations: [],
};

/** Their tagset has three tags: one was matched before, one has the same name here, one is new. */
export const mapping = {
  theirs: desk,
  mine: factCheckingTagset,
  questions: [
    { tag: 'fact' as TagId, label: 'Fact', marks: 9, proposed: null, by: null },
    {
      tag: 'place' as TagId,
      label: 'Place',
      marks: 6,
      proposed: 'location' as TagId,
      by: 'remembered' as const,
    },
    {
      tag: 'person' as TagId,
      label: 'Actor',
      marks: 5,
      proposed: 'actor' as TagId,
      by: 'label' as const,
    },
  ],
  migration: noMigration,
};

/** The same figure for every measure but γ; with an interval. */
export function measured(value: number): MeasuredFigures {
  const figures = Object.fromEntries(figureIds.map((id) => [id, id === 'gamma' ? null : value]));
  const interval = { low: value - 0.1, high: Math.min(1, value + 0.1), level: 0.95 };
  return {
    figures: figures as MeasuredFigures['figures'],
    intervals: { percent: interval, f1Exact: interval, krippendorffAlpha: interval },
    why: { gamma: 'It was not asked for.' },
  };
}

export function agreement(fields: Partial<AgreementReport> = {}): AgreementReport {
  const quote = measured(0.5);
  return {
    annotators: ['annotator-1' as AnnotatorId, jon.id],
    unit: 'character',
    documents: 1,
    overall: measured(0.72),
    byTag: {
      claim: measured(0.81),
      actor: measured(0.64),
      location: measured(0.93),
      quote: {
        ...quote,
        figures: { ...quote.figures, cohenKappa: null, precision: null },
        why: { ...quote.why, cohenKappa: 'Nobody marked anything.', precision: 'Only one has it.' },
      },
    },
    perDocument: [
      {
        articleId: 'article-1' as ArticleId,
        title: 'Harbour bridge reopens after nine-month repair',
        measured: measured(0.72),
      },
    ],
    confusion: {
      tags: ['claim', 'actor', 'location', 'quote'] as TagId[],
      counts: [
        [12, 0, 0, 3, 4],
        [0, 9, 1, 0, 0],
        [0, 2, 14, 0, 1],
        [2, 0, 0, 7, 0],
        [3, 1, 0, 0, 0],
      ],
    },
    lowest: [
      { document: 0, span: { startUtf16: 161, endUtf16: 240 }, agreed: 0.12 },
      { document: 0, span: { startUtf16: 330, endUtf16: 420 }, agreed: 0.4 },
    ],
    explained: {
      unitizing: { u: 0.72, binary: 0.83, cu: 0.91, byTags: [] },
      gamma: null,
      passages: 12,
      bootstrap: 500,
    },
    ...fields,
  };
}
