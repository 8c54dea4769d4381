// What a file could not hold. Every writer counts each thing it leaves out or changes, with the first of them by name,
// so that nothing is lost silently. Counts are exact; memory stays constant.

import type { AnnotatedArticle } from '../annotation-file/model.ts';

/** From what weighs most to what weighs least; reports are in this order. */
export const lossKinds = [
  /** A whole mark is not in the file: no rule of the format lets it in. */
  'annotation',
  /** A mark without a place in the current text is not in the file. */
  'orphan',
  /** A mark is left out because another one has its words. */
  'overlap',
  /** A mark of several segments is in the file as one stretch or as several marks. */
  'discontinuous',
  /** A mark's edges moved to those the format can name, such as tokens. */
  'edges',
  'relation',
  /** Relations that end in another article. */
  'relation-across',
  /** Attribute values. */
  'attribute',
  'note',
  'relation-note',
  /** Who made it. */
  'annotator',
  /** Words were changed to fit, such as line breaks or tabs inside a token. */
  'text',
  /** A reviewer's decisions and what was rejected. */
  'review',
  /** Title, publisher, date and other facts about the article. */
  'metadata',
  /** Headings, lists, bold, links and roles. */
  'structure',
  /** Number, reason and parent of the text's revision, and where it came from. */
  'provenance',
  /** How sure the place of a mark is after the text changed: moved or fuzzy. */
  'anchoring',
  /** By hand, accepted suggestion, tag-all or imported. */
  'origin',
  'times',
  'ids',
  /** Descriptions, colours, keys, options, rules: what a tagset says beyond names. */
  'tagset',
  /** What came from another format and was kept. */
  'extra',
] as const;
export type LossKind = (typeof lossKinds)[number];

export const lossWords: { readonly [Kind in LossKind]: readonly [one: string, many: string] } = {
  annotation: ['mark left out', 'marks left out'],
  orphan: ['mark without a place left out', 'marks without a place left out'],
  overlap: ['overlapping mark left out', 'overlapping marks left out'],
  discontinuous: ['mark of several segments changed', 'marks of several segments changed'],
  edges: ['mark with other edges', 'marks with other edges'],
  relation: ['relation left out', 'relations left out'],
  'relation-across': [
    'relation to another article left out',
    'relations to other articles left out',
  ],
  attribute: ['attribute value left out', 'attribute values left out'],
  note: ['note left out', 'notes left out'],
  'relation-note': ['note on a relation left out', 'notes on relations left out'],
  annotator: ['mark without its annotator', 'marks without their annotator'],
  text: ['text changed', 'texts changed'],
  review: ['review left out', 'reviews left out'],
  metadata: ['article without its facts', 'articles without their facts'],
  structure: ['article without its formatting', 'articles without their formatting'],
  provenance: ['article without its provenance', 'articles without their provenance'],
  anchoring: ['mark without how sure its place is', 'marks without how sure their places are'],
  origin: ['mark without how it was made', 'marks without how they were made'],
  times: ['mark without its times', 'marks without their times'],
  ids: ['mark with another id', 'marks with other ids'],
  tagset: ['tagset shortened', 'tagsets shortened'],
  extra: ['thing of another format left out', 'things of other formats left out'],
};

/** One thing that was lost. */
export interface LossItem {
  readonly kind: LossKind;
  readonly articleId: string;
  readonly title: string;
  /** The mark's or relation's id; null for what is the article's. */
  readonly id: string | null;
  /** What exactly, for people: the attribute's name, the words, the reason. */
  readonly what: string;
}

export interface LossReport {
  /** Those that occurred, most weighty first. */
  readonly kinds: readonly { readonly kind: LossKind; readonly count: number }[];
  /** The first of each kind, in the order of the kinds. */
  readonly items: readonly LossItem[];
}

export interface Losses {
  add(kind: LossKind, article: AnnotatedArticle, id: string | null, what: string): void;
  report(): LossReport;
}

/** Of each kind. */
const MOST_ITEMS = 100;

/** `mostItems` of each kind are kept by name; tests ask for all. */
export function createLosses(mostItems: number = MOST_ITEMS): Losses {
  const counts = new Map<LossKind, number>();
  const items = new Map<LossKind, LossItem[]>();
  return {
    add(kind, { article }, id, what) {
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      if (count >= mostItems) return;
      const list = items.get(kind) ?? [];
      if (count === 0) items.set(kind, list);
      list.push({ kind, articleId: article.id, title: article.title, id, what });
    },
    report: () => ({
      kinds: lossKinds.flatMap((kind) => {
        const count = counts.get(kind);
        return count === undefined ? [] : [{ kind, count }];
      }),
      items: lossKinds.flatMap((kind) => items.get(kind) ?? []),
    }),
  };
}

export const noLoss: LossReport = { kinds: [], items: [] };

/** `3 notes left out`. */
export function lossLine(kind: LossKind, count: number): string {
  return `${count} ${lossWords[kind][count === 1 ? 0 : 1]}`;
}
