// Our own Web Annotations: the article that one of them describes is put together again from its text and its marks,
// with what other programs changed of them, and then held to every rule of the annotated article file.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { JsonObject } from '../../domain/json.ts';
import { joinSpans } from '../../domain/span.ts';
import { codePointIndex, type CodePointIndex } from '../../text/code-points.ts';
import type { FormatFile, ReadContext } from '../codec.ts';
import { readOffsets, type ArrivedText, type ReadOffsets } from '../offset-choice.ts';
import { readOwnArticle } from '../own-article.ts';
import type { Reading } from '../reading.ts';
import {
  foundElsewhere,
  notInText,
  offsetsOf,
  placeSegments,
} from '../selectors/place-in-source.ts';
import { lastPart } from '../selectors/source-name.ts';
import type { Sources } from '../selectors/sources.ts';
import type { WebSegment } from '../selectors/web-mark.ts';
import { ownAnnotators, ownMark, ownRelation } from './own-fields.ts';
import type { OwnGroup, OwnItem } from './own-document.ts';

interface Given {
  readonly file: FormatFile;
  readonly sources: Sources;
}

export function readOwn(
  groups: readonly OwnGroup[],
  { file, sources }: Given,
  context: ReadContext,
  reading: Reading,
): AnnotatedArticle[] {
  const found = groups.flatMap((group) => {
    const { path, read } = group.description;
    const arrived = sources.textOf(read.source);
    if (arrived !== null) return [{ group, arrived }];
    reading.problem(
      file.path,
      path,
      `The text of the article, ${lastPart(read.source)}, is not among the files.`,
      'Put it beside the annotations, and import both; an export without texts cannot be read again.',
    );
    return [];
  });
  const segments = found.map(({ group, arrived }) => ({
    arrived,
    segments: group.marks.flatMap((item) => (isPlaced(item) ? [] : item.read.segments)),
  }));
  const choice = offsetsOf(segments, { file, unit: 'code-points', reading });
  return found.flatMap(({ group, arrived }) => {
    const offsets = readOffsets(arrived, choice);
    return articleOf(group, arrived, offsets, { file, context, reading }) ?? [];
  });
}

/** The place is said beside the target: the target is elsewhere, or the mark is an orphan. */
const isPlaced = ({ data }: OwnItem): boolean => data?.['segments'] !== undefined;

interface Told {
  readonly file: FormatFile;
  readonly context: ReadContext;
  readonly reading: Reading;
}

function articleOf(
  { description, head, marks, links }: OwnGroup,
  { text }: ArrivedText,
  offsets: ReadOffsets,
  { file, context, reading }: Told,
): AnnotatedArticle | null {
  const index = codePointIndex(text);
  const placed = marks.flatMap((item) => {
    const place = placeOf(item, { offsets, index }, { file, context, reading });
    return place === null ? [] : [{ item, mark: { ...ownMark(item, context), ...place } }];
  });
  const whole = {
    ...description.data,
    article: { ...head, text },
    annotators: ownAnnotators(description.data?.['annotators'], [...marks, ...links], context),
    annotations: placed.map(({ mark }) => mark),
    relations: links.map((item) => ownRelation(item, context)),
  };
  const paths = {
    annotations: placed.map(({ item }) => item.path),
    relations: links.map(({ path }) => path),
    description: `${description.path}.sourcebench`,
  };
  return readOwnArticle(
    JSON.stringify(whole),
    { file: file.path, prefix: '' },
    context,
    inDocument(reading, paths),
  );
}

interface Paths {
  readonly annotations: readonly string[];
  readonly relations: readonly string[];
  readonly description: string;
}

/** Tells places of the article that was put together as places of the document. */
function inDocument(reading: Reading, paths: Paths): Reading {
  const inItem = (path: string): string => {
    const [, list, at] = /^\$\.(annotations|relations)\[(\d+)\]/.exec(path) ?? [];
    const item =
      list === undefined ? undefined : paths[list === 'relations' ? list : 'annotations'];
    return item?.[Number(at)] ?? path.replace(/^\$/, paths.description);
  };
  return {
    ...reading,
    problem: (file, path, message, remedy) => reading.problem(file, inItem(path), message, remedy),
    note: (file, path, message, remedy) => reading.note(file, inItem(path), message, remedy),
  };
}

/** As it stands in an annotated article file; null where its words are not in the text. */
function placeOf(
  { path, data, read }: OwnItem,
  { offsets, index }: { readonly offsets: ReadOffsets; readonly index: CodePointIndex },
  { file, reading }: Told,
): JsonObject | null {
  if (data?.['segments'] !== undefined) {
    const { segments = [], prefix = '', suffix = '' } = data;
    return { segments, prefix, suffix };
  }
  const found = placeSegments(offsets, read.segments);
  const fault = found === null ? notInText : found.isMoved ? foundElsewhere : null;
  if (fault !== null) reading.problem(file.path, path, fault.message, fault.remedy);
  if (found === null) return null;
  const { text } = offsets.arrived;
  return {
    segments: joinSpans(found.spans).map(({ startUtf16, endUtf16 }) => ({
      start: index.toCodePoint(startUtf16),
      end: index.toCodePoint(endUtf16),
      startUtf16,
      endUtf16,
      quote: text.slice(startUtf16, endUtf16),
    })),
    ...contextIn(read.segments),
    ...(found.isMoved ? { anchoring: found.anchoring as unknown as JsonObject } : {}),
  };
}

const contextIn = (segments: readonly WebSegment[]): JsonObject => ({
  prefix: segments[0]?.quote?.prefix ?? '',
  suffix: segments.at(-1)?.quote?.suffix ?? '',
});
