// Writes a task a line, with tokens that the spans begin and end with. A task that was rejected and is as it was goes
// back as rejected.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { declareLosses, type Written } from '../draft/declared-losses.ts';
import { OWN_KEY, offsetIn, ownBlock } from '../draft/own-block.ts';
import { placeId, relationId } from '../draft/place-id.ts';
import { formatInfo } from '../format-list.ts';
import { listAt, objectAt, without } from '../json-object.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { createTagsetLosses } from '../mark-losses.ts';
import { oneLineJson } from '../one-line-json.ts';
import { authorId, authorIn } from './author.ts';
import { keptTokens, tokensOf, type Token } from './tokens.ts';

const FORMAT = 'spacy-jsonl';

export function* writeSpacyJsonl(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const addTagsetLoss = createTagsetLosses(losses);
  const path = `${context.name}${formatInfo(FORMAT).extension}`;
  yield { path, content: '' };
  for (const given of articles) {
    const written = declareLosses(losses, given, FORMAT);
    addTagsetLoss(given);
    yield { path, content: `${oneLineJson(taskOf(given, written, { context, losses }))}\n` };
  }
  return losses.report();
}

interface Means {
  readonly context: WriteContext;
  readonly losses: Losses;
}

function taskOf(given: AnnotatedArticle, written: Written, { context, losses }: Means): JsonObject {
  const { article } = given;
  const kept = objectAt(article.extra, FORMAT);
  const rejected = objectAt(kept ?? {}, 'rejected');
  const isRejected = rejected !== null && written.marks.length === 0;
  if (rejected !== null && !isRejected) {
    losses.add('extra', given, null, 'What was rejected, because the text has other marks now.');
  }
  const tokens = tokensFor(given, written, kept);
  const parts = partsOf(kept, written);
  const layout = layoutOf(given, written, parts.has('tokens') ? tokens : null);
  const answer = answered(given, written, { kept, isRejected, context });
  const own = ownIn(given, written, { answer, context });
  const all: readonly (readonly [string, JsonValue])[] = [
    ['tokens', tokens.map((token, id) => tokenJson(token, id, layout))],
    ['spans', isRejected ? [...listAt(rejected, 'spans')] : layout.spans.map(({ json }) => json)],
    [
      'relations',
      isRejected ? [...listAt(rejected, 'relations')] : relationsIn(written, layout, kept),
    ],
  ];
  return {
    text: article.text,
    ...Object.fromEntries(all.filter(([name]) => parts.has(name))),
    ...answer,
    ...(own === null ? {} : { [OWN_KEY]: own }),
  };
}

const tokenKeys = ['text', 'start', 'end', 'id', 'ws'];
const placeKeys = ['text', 'start', 'end', 'label', OWN_KEY];
const spanKeys = [...placeKeys, 'token_start', 'token_end'];
const relationKeys = ['head', 'child', 'head_span', 'child_span', 'label'];
const allParts = ['tokens', 'spans', 'relations'];

/** What the file had, and whatever there is to say now. */
function partsOf(kept: JsonObject | null, { marks, relations }: Written): ReadonlySet<string> {
  if (kept === null) return new Set(allParts);
  const had = listAt(kept, 'parts').filter((part) => typeof part === 'string');
  if (marks.length > 0) had.push('spans');
  if (relations.length > 0) had.push('tokens', 'relations');
  return new Set(had);
}

/** Prodigy's own words for the task. Its hashes name the question that was asked, which stays the same. */
function answered(
  { annotators }: AnnotatedArticle,
  { marks }: Written,
  {
    kept,
    isRejected,
    context,
  }: {
    readonly kept: JsonObject | null;
    readonly isRejected: boolean;
    readonly context: WriteContext;
  },
): JsonObject {
  if (kept !== null) {
    const record = without(objectAt(kept, 'record') ?? {}, ['text', ...allParts, OWN_KEY]);
    const wasRejected = Object.hasOwn(kept, 'rejected');
    return wasRejected && !isRejected ? { ...record, answer: 'accept' } : record;
  }
  const [only, ...others] = new Set(marks.map(({ annotator }) => annotator));
  const name = annotators.find(({ id }) => id === only)?.name ?? '';
  const isSaid = others.length === 0 && name !== '' && only === authorId(context.idFor, name);
  return { answer: 'accept', ...(isSaid ? { _annotator_id: name } : {}) };
}

function tokensFor(
  { article }: AnnotatedArticle,
  { marks }: Written,
  kept: JsonObject | null,
): Token[] {
  const spans = marks.flatMap(({ segments }) => segments);
  const had = listAt(kept ?? {}, 'tokens');
  return keptTokens(had, article.text, spans) ?? tokensOf(article.text, article.language, spans);
}

interface WrittenSpan {
  readonly mark: Annotation;
  readonly json: JsonObject;
}

interface Layout {
  readonly text: string;
  readonly offset: (utf16: number) => number;
  /** One for each segment. */
  readonly spans: readonly WrittenSpan[];
}

function layoutOf(
  { article: { text } }: AnnotatedArticle,
  { marks }: Written,
  tokens: readonly Token[] | null,
): Layout {
  const offset = offsetIn(text, 'code-points');
  const numbers = numbering(tokens);
  const keyOf = (tag: string, { startUtf16, endUtf16 }: Span) =>
    JSON.stringify([tag, startUtf16, endUtf16]);
  const counts = new Map<string, number>();
  for (const { tag, segments } of marks) {
    for (const span of segments) {
      const key = keyOf(tag, span);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const spans = marks.flatMap((mark, index) =>
    mark.segments.map((segment, at): WrittenSpan => {
      const kept = at === 0 ? (objectAt(mark.extra, FORMAT) ?? {}) : {};
      const isTwin = (counts.get(keyOf(mark.tag, segment)) ?? 0) > 1;
      return {
        mark,
        json: {
          ...(kept['hasText'] === true ? { text: segment.quote } : {}),
          start: offset(segment.startUtf16),
          end: offset(segment.endUtf16),
          ...numbers(segment),
          label: mark.tag,
          // Relations have to tell spans apart that are the same in everything else.
          ...(isTwin ? { [OWN_KEY]: index } : {}),
          ...without(objectAt(kept, 'more') ?? {}, tokens === null ? placeKeys : spanKeys),
        },
      };
    }),
  );
  return { text, offset, spans };
}

/** The first and the last token of a span. */
function numbering(tokens: readonly Token[] | null): (span: Span) => JsonObject {
  if (tokens === null) return () => ({});
  const first = new Map(tokens.map(({ startUtf16 }, at) => [startUtf16, at]));
  const last = new Map(tokens.map(({ endUtf16 }, at) => [endUtf16, at]));
  return ({ startUtf16, endUtf16 }) => ({
    token_start: first.get(startUtf16) ?? 0,
    token_end: last.get(endUtf16) ?? 0,
  });
}

const tokenJson = (
  { startUtf16, endUtf16, ws, more }: Token,
  id: number,
  { text, offset }: Layout,
): JsonObject => ({
  text: text.slice(startUtf16, endUtf16),
  start: offset(startUtf16),
  end: offset(endUtf16),
  id,
  ws,
  ...without(more, tokenKeys),
});

const endSpan = ({
  start,
  end,
  token_start,
  token_end,
  label,
  ...more
}: JsonObject): JsonObject => ({
  start: start ?? 0,
  end: end ?? 0,
  token_start: token_start ?? 0,
  token_end: token_end ?? 0,
  label: label ?? '',
  ...(Object.hasOwn(more, OWN_KEY) ? { [OWN_KEY]: more[OWN_KEY] ?? null } : {}),
});

/** A relation's ends are named by the last token of their spans, as Prodigy does. */
function relationsIn(
  { relations }: Written,
  { spans }: Layout,
  kept: JsonObject | null,
): JsonValue[] {
  const ends = new Map(spans.toReversed().map(({ mark, json }) => [mark.id, json]));
  const own = relations.flatMap(({ from, to, type, extra }: Relation): JsonObject[] => {
    const head = ends.get(from);
    const child = ends.get(to);
    if (head === undefined || child === undefined) return [];
    return [
      {
        head: head['token_end'] ?? 0,
        child: child['token_end'] ?? 0,
        head_span: endSpan(head),
        child_span: endSpan(child),
        label: type,
        ...without(objectAt(objectAt(extra, FORMAT) ?? {}, 'more') ?? {}, relationKeys),
      },
    ];
  });
  return [...own, ...listAt(kept ?? {}, 'relations')];
}

function ownIn(
  given: AnnotatedArticle,
  { marks, relations }: Written,
  { answer, context }: { readonly answer: JsonObject; readonly context: WriteContext },
): JsonObject | null {
  const derive = placeId(context.idFor, FORMAT);
  return ownBlock(
    given,
    {
      format: FORMAT,
      unit: 'code-points',
      id: given.article.id,
      saysIdAlone: !Object.hasOwn(given.article.extra, FORMAT),
      marks,
      relations,
      author: authorIn(answer, context),
      derivedId: ({ tag, segments }) => derive(tag, segments),
      derivedRelationId: relationId(context.idFor, FORMAT),
    },
    context,
  );
}
