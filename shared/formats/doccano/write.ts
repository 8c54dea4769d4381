// Writes a record a line in doccano's form for relations, which is the fuller one; what came in another form goes back
// in that, as long as it can hold everything. Numbers are ids of entities, because doccano takes nothing else
// (backend/data_import/pipeline/label.py).

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { declareLosses, type Written } from '../draft/declared-losses.ts';
import { OWN_KEY, offsetIn, ownBlock } from '../draft/own-block.ts';
import { placeId } from '../draft/place-id.ts';
import { formatInfo } from '../format-list.ts';
import { listAt, objectAt, without } from '../json-object.ts';
import { createLosses, type LossReport } from '../loss.ts';
import { createTagsetLosses } from '../mark-losses.ts';
import type { OffsetUnit } from '../offset-choice.ts';
import { oneLineJson } from '../one-line-json.ts';

export function* writeDoccano(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const addTagsetLoss = createTagsetLosses(losses);
  const path = `${context.name}${formatInfo('doccano').extension}`;
  yield { path, content: '' };
  for (const given of articles) {
    const written = declareLosses(losses, given, 'doccano');
    addTagsetLoss(given);
    yield { path, content: `${oneLineJson(recordOf(given, written, context))}\n` };
  }
  return losses.report();
}

function recordOf(given: AnnotatedArticle, written: Written, context: WriteContext): JsonObject {
  const unit: OffsetUnit = context.offsets ?? 'utf-16';
  const { article } = given;
  const { marks, relations } = written;
  const kept = objectAt(article.extra, 'doccano') ?? {};
  const meta = objectAt(kept, 'meta') ?? {};
  const form = formFor(kept, written);
  const entityIds = numbersFor(marks);
  const relationIds = numbersFor(relations);
  const own = ownBlock(
    given,
    {
      format: 'doccano',
      unit,
      id: isIdMade(article, meta, context) ? null : article.id,
      saysIdAlone: !Object.hasOwn(article.extra, 'doccano'),
      marks,
      relations,
      author: null,
      ...idsReadIn(form, { entityIds, relationIds, context }),
    },
    context,
  );
  const spans = [
    ...listAt(kept, 'whole'),
    ...spansOf(written, given, { unit, form, ids: entityIds }),
  ];
  const key = isNumbered(form) || form === 'triples' ? 'entities' : form;
  return {
    ...(Object.hasOwn(meta, 'id') ? { id: meta['id'] ?? null } : {}),
    text: article.text,
    ...(key === null ? {} : { [key]: spans }),
    ...relationsPart(form, written, { entityIds, relationIds }),
    ...without(meta, ['id', 'text', 'relations', OWN_KEY, ...(key === null ? [] : [key])]),
    ...(own === null ? {} : { [OWN_KEY]: own }),
  };
}

interface Ids {
  readonly entityIds: Numbered;
  readonly relationIds: Numbered;
}

/** The ids that a reader gives to what is written in the form. */
const idsReadIn = (
  form: Form,
  { entityIds, relationIds, context }: Ids & { readonly context: WriteContext },
) => ({
  derivedId: isNumbered(form)
    ? ({ id }: Annotation) => String(firstOf(entityIds, id))
    : derivedFrom(context),
  derivedRelationId: ({ id }: Relation) => String(firstOf(relationIds, id)),
});

const relationsPart = (form: Form, { relations }: Written, ids: Ids): JsonObject =>
  form === 'entities' ? { relations: relations.map((one) => relationJson(one, ids)) } : {};

type Form = 'entities' | 'entities-alone' | 'triples' | 'label' | 'labels' | null;

const isNumbered = (form: Form): boolean => form === 'entities' || form === 'entities-alone';

/** Triples have neither ids nor relations. */
function formFor(kept: JsonObject, { relations, marks }: Written): Form {
  const said = kept['form'];
  if (relations.length > 0) return 'entities';
  if (said === null) return marks.length === 0 ? null : 'entities';
  const forms: readonly Form[] = ['entities-alone', 'triples', 'label', 'labels'];
  return forms.find((form) => form === said) ?? 'entities';
}

/** Whether a reader makes the article's id of the example's number. */
function isIdMade(
  { id, textSha256 }: AnnotatedArticle['article'],
  { id: number }: JsonObject,
  { idFor }: WriteContext,
): boolean {
  const isNumber = typeof number === 'number' || typeof number === 'string';
  return isNumber && id === idFor('article', 'doccano', String(number), textSha256);
}

const derivedFrom = ({ idFor }: WriteContext) => {
  const derive = placeId(idFor, 'doccano');
  return ({ tag, segments }: Annotation) => derive(tag, segments);
};

interface Numbered {
  /** Of a mark's segments, or of a relation. */
  readonly numbers: ReadonlyMap<string, readonly number[]>;
}

/** Ids that are whole numbers stay; the others, and further segments, get the numbers that are free. */
function numbersFor(items: readonly (Annotation | Relation)[]): Numbered {
  const own = (id: string) => (/^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : null);
  const used = new Set(items.flatMap(({ id }) => own(id) ?? []));
  let next = 0;
  const free = () => {
    while (used.has(next)) next += 1;
    used.add(next);
    return next;
  };
  const numbers = new Map<string, readonly number[]>();
  for (const item of items) {
    const count = 'segments' in item ? item.segments.length : 1;
    numbers.set(
      item.id,
      Array.from({ length: count }, (_, at) => (at === 0 ? own(item.id) : null) ?? free()),
    );
  }
  return { numbers };
}

const firstOf = ({ numbers }: Numbered, id: string): number => numbers.get(id)?.[0] ?? 0;

interface SpanForm {
  readonly unit: OffsetUnit;
  readonly form: Form;
  readonly ids: Numbered;
}

function spansOf(
  { marks }: Written,
  { article }: AnnotatedArticle,
  { unit, form, ids }: SpanForm,
): JsonValue[] {
  const offset = offsetIn(article.text, unit);
  return marks.flatMap(({ id, tag, segments, extra }) =>
    segments.map(({ startUtf16, endUtf16 }, at): JsonValue => {
      const [start, end] = [offset(startUtf16), offset(endUtf16)];
      if (!isNumbered(form)) return [start, end, tag];
      const more = at === 0 ? objectAt(objectAt(extra, 'doccano') ?? {}, 'more') : null;
      const number = ids.numbers.get(id)?.[at] ?? 0;
      return {
        id: number,
        label: tag,
        start_offset: start,
        end_offset: end,
        ...without(more ?? {}, ['id', 'label', 'start_offset', 'end_offset']),
      };
    }),
  );
}

function relationJson(
  { id, type, from, to, extra }: Relation,
  { entityIds, relationIds }: Ids,
): JsonObject {
  const more = objectAt(objectAt(extra, 'doccano') ?? {}, 'more');
  return {
    id: firstOf(relationIds, id),
    from_id: firstOf(entityIds, from),
    to_id: firstOf(entityIds, to),
    type,
    ...without(more ?? {}, ['id', 'from_id', 'to_id', 'type']),
  };
}
