// An article of what was found in a CAS. What is ours is read as it was written; of what is somebody else's, all that
// has no place here is kept under `extra`.

import { attributeFault } from '../../annotation-file/attribute-values.ts';
import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { shown } from '../../annotation-file/problems.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { buildArticle, type ForeignMark, type ForeignRelation } from '../build-article.ts';
import type { ReadContext } from '../codec.ts';
import type { Reading } from '../reading.ts';
import type { FinishedScheme } from '../scheme.ts';
import type { Reference } from './features.ts';
import { keepRest, type Rest } from './keep-rest.ts';
import { EXTRA, keptJson } from './kept.ts';
import type { PlacedMark } from './marks.ts';
import { ownText } from './members.ts';
import { createPeople, metaOf, type People } from './meta.ts';
import { attributeName, type CasDraft } from './draft.ts';
import { relationName, type LayerRelation } from './relations.ts';

export interface BuildContext {
  readonly finished: FinishedScheme;
  readonly tagName: (type: string) => string;
  readonly context: ReadContext;
  readonly reading: Reading;
  /** Those that are taken. */
  readonly articleIds: Set<string>;
}

interface Building extends BuildContext {
  readonly draft: CasDraft;
  readonly rest: Rest;
  readonly people: People;
  readonly textSha256: string;
  /** From structures to the ids of their marks. */
  readonly ids: Map<number, string>;
}

export function buildCasArticle(draft: CasDraft, given: BuildContext): AnnotatedArticle {
  const { facts, document, marks, features } = draft;
  const { context, finished } = given;
  const { text } = document.offsets.arrived;
  const textSha256 = context.sha256Hex(text);
  const rest = keepRest(draft, { ...given, textSha256 });
  const people = createPeople(facts.annotators);
  const building: Building = { ...given, draft, rest, people, textSha256, ids: new Map() };
  // Ids of marks and of relations are apart: one of each may have the same.
  const [takenByMarks, takenByRelations] = [new Set<string>(), new Set<string>()];
  const built = Array.from(marks.placed.values(), (mark) => markOf(mark, building, takenByMarks));
  const relations = [
    ...draft.relations.map((relation) => layerRelation(relation, building, takenByRelations)),
    ...Array.from(features.values()).flatMap(({ references }) =>
      references.map((reference) => referenceRelation(reference, building)),
    ),
  ];
  return buildArticle(context, finished.tagset, {
    format: 'cas-json',
    file: document.cas.file,
    id: articleId(facts.id, document.cas.file.path, given),
    place: '',
    text,
    metadata: facts.metadata,
    annotators: people.all().toSorted(byId),
    marks: built,
    relations,
    extra: rest.kept === null ? {} : { [EXTRA]: keptJson(rest.kept) },
  });
}

const byId = (a: Annotator, b: Annotator) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function articleId(
  id: string | null,
  file: string,
  { articleIds, reading }: BuildContext,
): string | null {
  if (id === null) return null;
  if (!articleIds.has(id)) {
    articleIds.add(id);
    return id;
  }
  reading.problem(
    file,
    '$',
    'Another of the files is of the same article; this one becomes an article of its own.',
    'Import them one by one to have them as versions of one article.',
  );
  return null;
}

/** The file's own id where there is one that is free. */
function idOf(
  wanted: JsonValue | undefined,
  structure: PlacedMark['structure'],
  { context, reading, draft, textSha256 }: Building,
  taken: Set<string>,
): string {
  const fallback = context.idFor('cas-json', textSha256, String(structure.id));
  const id = typeof wanted === 'string' && wanted !== '' ? wanted.toWellFormed() : fallback;
  if (!taken.has(id)) {
    taken.add(id);
    return id;
  }
  reading.problem(
    draft.document.cas.file.path,
    structure.path,
    `Another one has the id ${shown(id)}; this one gets an id of its own.`,
    'Give each mark and relation an id of its own.',
  );
  taken.add(fallback);
  return fallback;
}

function markOf(
  { structure, spans, anchoring }: PlacedMark,
  building: Building,
  taken: Set<string>,
): ForeignMark {
  const { finished, tagName, draft, rest, people, ids } = building;
  const features = draft.features.get(structure.id);
  const ours = features?.ours ?? new Map<string, JsonValue>();
  const id = idOf(ours.get('id'), structure, building, taken);
  ids.set(structure.id, id);
  const name = tagName(structure.type);
  const tag = finished.tagId(name);
  const { attributes, unfit } = valuesOf(name, features?.values ?? new Map(), building);
  const meta = metaOf(ours, people);
  const kept: JsonObject = { ...features?.kept, ...Object.fromEntries(unfit) };
  const isPlain = rest.kept === null && Object.keys(kept).length === 0;
  const arrays = Object.fromEntries(features?.arrays ?? []);
  const extra = { id: structure.id, type: structure.type, tag, features: kept, arrays };
  return {
    id,
    tag,
    spans,
    attributes: Object.fromEntries(attributes),
    ...meta,
    anchoring: anchoring.state === 'exact' ? (meta.anchoring ?? anchoring) : anchoring,
    extra: isPlain ? {} : { [EXTRA]: extra },
  };
}

function valuesOf(tag: string, values: ReadonlyMap<string, JsonValue>, building: Building) {
  const unfit: [string, JsonValue][] = [];
  const attributes: [string, JsonValue][] = [];
  for (const [feature, value] of values) {
    const fitting = fittingValue(tag, feature, value, building);
    if (fitting === null) unfit.push([feature, value]);
    else attributes.push(fitting);
  }
  return { attributes, unfit };
}

/** Null for a value that another file's type does not allow, which is told. */
function fittingValue(
  tag: string,
  feature: string,
  value: JsonValue,
  { finished, reading, draft }: Building,
): [string, JsonValue] | null {
  const [id, fitting] = finished.valueOf(tag, attributeName(feature), value);
  const attribute = finished.tagset.tags
    .find((one) => one.id === finished.tagId(tag))
    ?.attributes.find((one) => one.id === id);
  if (attribute !== undefined && attributeFault(attribute, fitting) === null) return [id, fitting];
  reading.problem(
    draft.document.cas.file.path,
    '$["%TYPES"]',
    `The feature “${feature}” of “${tag}” is ${shown(value)}; another of the files says it is of another kind.`,
    'Import the files on their own, or give the feature one type in all of them.',
  );
  return null;
}

function layerRelation(
  { structure, from, to, ours, kept }: LayerRelation,
  building: Building,
  taken: Set<string>,
): ForeignRelation {
  const { finished, rest, people, ids } = building;
  const { note, annotator, createdAtMs, updatedAtMs } = metaOf(ours, people);
  const type = finished.relationId(relationName(structure.type));
  const isPlain = rest.kept === null && Object.keys(kept).length === 0;
  const extra = { id: structure.id, type: structure.type, relation: type, features: kept };
  return {
    id: idOf(ours.get('id'), structure, building, taken),
    type,
    from: ids.get(from) ?? '',
    to: ids.get(to) ?? '',
    ...(note === undefined ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(createdAtMs === undefined ? {} : { createdAtMs }),
    ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
    extra: isPlain ? {} : { [EXTRA]: extra },
  };
}

function referenceRelation(
  { from, to, name, extra }: Reference,
  { context, textSha256, finished, ids }: Building,
): ForeignRelation {
  const relation = finished.relationId(name);
  const at = typeof extra['at'] === 'number' ? String(extra['at']) : '';
  const feature = ownText(extra, 'feature');
  return {
    id: context.idFor('cas-json', textSha256, String(from), feature, at, String(to)),
    type: relation,
    from: ids.get(from) ?? '',
    to: ids.get(to) ?? '',
    extra: { [EXTRA]: { ...extra, relation } },
  };
}
