// A review with a difference of every sort, made by hand, where a test chooses all words that people write.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { Annotation, Annotator, Relation } from '../../shared/domain/annotation.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
  TagId,
} from '../../shared/domain/ids.ts';
import type { DecisionView, ReviewState } from '../../shared/ipc/review-types.ts';
import {
  figureIds,
  type AgreementReport,
  type FigureId,
  type MeasuredFigures,
} from '../../shared/review/agreement/agreement-report.ts';
import type { ItemDifferences, ReviewItem } from '../../shared/review/review-item.ts';
import { sha256Hex } from './arbitrary-article.ts';
import { markOf, wordsAt } from './mark-of.ts';

export const reviewedText =
  'Bridge reopens\n\n“It is safe 🚧,” Mayor Ana Ruiz said. The harbour bridge cost 4.2 million euros, twice what had been planned.';
const atMs = Date.UTC(2026, 10, 22, 9);

export interface SampleWords {
  readonly mine: string;
  readonly theirs: string;
  readonly title: string;
  readonly note: string;
  readonly reason: string;
  readonly fileName: string;
}

export const plainWords: SampleWords = {
  mine: 'Ana',
  theirs: 'Jon',
  title: 'Bridge reopens',
  note: 'The budget says otherwise.',
  reason: 'The comparison is what is claimed.',
  fileName: 'bridge.annotated.json',
};

const noDifference: ItemDifferences = {
  boundary: 0,
  segments: false,
  tag: false,
  attributes: [],
  note: false,
  relation: false,
};

interface Sample {
  readonly state: ReviewState;
  readonly document: AnnotatedArticle;
}

/** Mine are m1 to m3, theirs t1 to t4; of the five differences the last is open. */
export function sampleReview(words: SampleWords = plainWords): Sample {
  const mine: Annotator = { id: 'ana' as AnnotatorId, name: words.mine };
  const theirs: Annotator = { id: 'jon' as AnnotatorId, name: words.theirs };
  const mark = (by: Annotator, id: string, tag: string, quote: string, more = {}): Annotation => ({
    ...markOf(reviewedText, wordsAt(reviewedText, quote)),
    id: id as AnnotationId,
    tag: tag as TagId,
    annotator: by.id,
    note: null,
    ...more,
  });
  const ours = [
    mark(mine, 'm1', 'quote', '“It is safe 🚧,”'),
    mark(mine, 'm2', 'claim', 'cost 4.2 million euros', {
      attributes: { verdict: 'supported', topic: words.note },
      note: words.note,
    }),
    mark(mine, 'm3', 'actor', 'Mayor Ana Ruiz'),
  ];
  const others = [
    mark(theirs, 't1', 'quote', '“It is safe 🚧,”'),
    mark(theirs, 't2', 'claim', 'cost 4.2 million euros, twice what had been planned', {
      attributes: { verdict: 'misleading' },
    }),
    mark(theirs, 't3', 'actor', 'Ana Ruiz'),
    mark(theirs, 't4', 'location', 'harbour bridge', { note: words.note }),
  ];
  const edited = mark(mine, 'e1', 'actor', 'Ana Ruiz said', { note: words.note });
  const relation = relationOf(mine, words.note);
  const items = [
    itemOf('agreed', ['m1'], ['t1']),
    itemOf('boundary', ['m2'], ['t2'], { boundary: 29, attributes: ['verdict'], note: true }),
    itemOf('boundary', ['m3'], ['t3'], { boundary: 6 }),
    itemOf('only-theirs', [], ['t4']),
    { ...itemOf('relation', ['r1'], []), subject: 'relation' as const },
  ];
  const decided = (item: string, decision: DecisionView['decision'], result: string[] = []) => ({
    item,
    decision,
    reason: words.reason,
    result,
    by: mine,
    decidedAtMs: atMs,
  });
  const state: ReviewState = {
    head: {
      id: 'review',
      articleId: 'article' as ArticleId,
      mode: 'pair',
      reviewer: mine,
      sources: [
        {
          fileName: words.fileName,
          fileSha256: sha256Hex('file'),
          colleague: theirs,
          openedAtMs: atMs,
        },
      ],
      adjudicator: null,
      base: { words: words.fileName },
      startedAtMs: atMs,
      finishedAtMs: null,
      differences: 4,
      decided: 3,
    },
    items,
    panel: [],
    sides: [
      { name: words.mine, annotations: ours, relations: [relation] },
      { name: words.theirs, annotations: others, relations: [] },
    ],
    decisions: [
      decided('mark/m2/t2', 'accept-theirs', ['t2']),
      decided('mark/m3/t3', 'edit', ['e1']),
      decided('mark//t4', 'keep-mine'),
    ],
    changedSince: ['mark/r1/'],
    answers: [
      {
        item: 'mark/m3/t3',
        kind: 'boundary',
        decision: 'keep-mine',
        reason: words.reason,
        by: theirs,
        decidedAtMs: atMs,
      },
    ],
  };
  return { state, document: documentOf(words, [mine, theirs], [...ours, edited], [relation]) };
}

const relationOf = (by: Annotator, note: string): Relation => ({
  id: 'r1' as RelationId,
  type: 'said-by',
  from: 'm1' as AnnotationId,
  to: 'm3' as AnnotationId,
  note,
  annotator: by.id,
  createdAtMs: atMs,
  updatedAtMs: atMs,
  extra: {},
});

const itemOf = (
  kind: ReviewItem['kind'],
  mine: readonly string[],
  theirs: readonly string[],
  differences: Partial<ItemDifferences> = {},
): ReviewItem => ({
  item: `mark/${mine.join('')}/${theirs.join('')}`,
  kind,
  subject: 'mark',
  mine,
  theirs,
  differences: { ...noDifference, ...differences },
  since: { mine: 'changed', theirs: 'added' },
  fingerprint: 'f',
});

function documentOf(
  words: SampleWords,
  annotators: readonly Annotator[],
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): AnnotatedArticle {
  return {
    article: {
      id: 'article' as ArticleId,
      title: words.title,
      subtitle: null,
      byline: words.mine,
      publisher: words.fileName,
      publishedOn: '2026-11-21',
      url: words.note,
      language: 'en',
      direction: 'ltr',
      text: reviewedText,
      textSha256: sha256Hex(reviewedText),
      blocks: [
        { startUtf16: 0, endUtf16: 14, type: 'heading', level: 1, role: 'headline' },
        { startUtf16: 16, endUtf16: reviewedText.length, type: 'paragraph', role: 'body' },
      ],
      marks: [],
      revision: { number: 1, parentTextSha256: null, createdAtMs: atMs, reason: null },
      source: {
        fileName: words.fileName,
        mediaType: 'text/plain',
        bytes: 1,
        sha256: sha256Hex('file'),
        importedAtMs: atMs,
      },
      extra: {},
    },
    tagset: factCheckingTagset,
    annotators,
    annotations,
    relations,
    review: null,
  };
}

/** Every figure has the same value; γ was not measured. */
export function sampleAgreement(value: number, tags: readonly string[]): AgreementReport {
  const figures = Object.fromEntries(
    figureIds.map((id) => [id, id === 'gamma' ? null : value]),
  ) as { readonly [Id in FigureId]: number | null };
  const measured: MeasuredFigures = {
    figures,
    intervals: { cohenKappa: { low: value - 0.1, high: value + 0.1, level: 0.95 } },
    why: { gamma: 'It was <not> asked for.' },
  };
  const nothing = tags.map(() => 1);
  return {
    annotators: ['ana' as AnnotatorId, 'jon' as AnnotatorId],
    unit: 'character',
    documents: 1,
    overall: measured,
    byTag: Object.fromEntries(tags.map((tag) => [tag, measured])),
    perDocument: [],
    confusion: {
      tags: tags.map((tag) => tag as TagId),
      counts: [...tags, ''].map(() => [...nothing, 0]),
    },
    lowest: [{ document: 0, span: { startUtf16: 58, endUtf16: 72 }, agreed: 0.25 }],
    explained: {
      unitizing: { u: value, binary: 0.83, cu: 0.91, byTags: [] },
      gamma: null,
      passages: 12,
      bootstrap: 500,
    },
  };
}
