// The line of our own for a file that is written: what of the article, its marks and its relations stands in no column.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import { idleAnnotators } from '../mark-losses.ts';
import { snap, type Grid } from './grid.ts';
import { asFeature, textOfValue, type Own, type OwnLink, type OwnMark } from './own-line.ts';
import type { OutLayer } from './plan.ts';

export interface OwnParts {
  readonly grid: Grid;
  /** In layers that have ids. */
  readonly marks: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly layers: readonly OutLayer[];
  /** Relation type and layer. */
  readonly relationLayers: readonly { readonly layer: string; readonly type: string }[];
}

export function ownOf(given: AnnotatedArticle, parts: OwnParts): Own {
  const { id, title, subtitle, byline, publisher, publishedOn, url, language, direction } =
    given.article;
  const told = new Set<string>([
    ...[...parts.marks, ...parts.relations].map(({ annotator }) => annotator),
    ...idleAnnotators(given).map((one) => one.id),
  ]);
  return {
    article: { id, title, subtitle, byline, publisher, publishedOn, url, language, direction },
    tagset: given.tagset,
    annotators: given.annotators.filter((one) => told.has(one.id)),
    layers: parts.layers.map(({ name, tag, columns }) => ({
      layer: name,
      tag: tag ?? '',
      features: columns.flatMap(({ head, attribute }): [string, string][] =>
        attribute === null ? [] : [[head, attribute]],
      ),
    })),
    relations: [...parts.relationLayers],
    marks: parts.marks.map((mark) => ownMark(mark, parts.grid)),
    links: parts.relations.map(madeOf),
  };
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

function madeOf({ id, annotator, createdAtMs, updatedAtMs, note }: Annotation | Relation): OwnLink {
  return {
    id,
    annotator,
    createdAt: timeOf(createdAtMs),
    updatedAt: timeOf(updatedAtMs),
    ...(note === null || asFeature(note) === note ? {} : { note }),
  };
}

function ownMark(mark: Annotation, grid: Grid): OwnMark {
  const { anchoring, segments, attributes, origin } = mark;
  const isBetween = segments.some((segment) => {
    const place = snap(grid, segment);
    return place?.startUtf16 !== segment.startUtf16 || place.endUtf16 !== segment.endUtf16;
  });
  const values = Object.entries(attributes).flatMap(([id, value]): [string, string][] => {
    const text = textOfValue(value);
    return asFeature(text) === text ? [] : [[id, text]];
  });
  return {
    ...madeOf(mark),
    origin,
    ...anchoringOf(anchoring),
    ...(isBetween
      ? {
          spans: segments.map(({ startUtf16, endUtf16 }): [number, number] => [
            startUtf16,
            endUtf16,
          ]),
        }
      : {}),
    ...(values.length === 0 ? {} : { values }),
  };
}

function anchoringOf({ state, score }: Annotation['anchoring']): Pick<OwnMark, 'anchoring'> {
  if (state === 'moved') return { anchoring: { state } };
  return state === 'fuzzy' ? { anchoring: { state, score } } : {};
}
