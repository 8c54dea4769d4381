// Articles of the drafts of projects, with what each project has beyond them.

import { attributeFault } from '../../annotation-file/attribute-values.ts';
import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { shown } from '../../annotation-file/problems.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonValue } from '../../domain/json.ts';
import { buildArticle, type ForeignMark, type ForeignRelation } from '../build-article.ts';
import type { ReadContext } from '../codec.ts';
import type { Reading } from '../reading.ts';
import type { FinishedScheme } from '../scheme.ts';
import type { MarkDraft, SourceDraft } from './drafts.ts';
import { sameGuid } from './guid.ts';
import { keepProject, keepSource } from './keep.ts';
import { asJson, EXTRA, type KeptProject } from './kept.ts';
import type { RelationDraft } from './links.ts';
import { objectAt, textAt } from './payload.ts';
import type { ProjectDraft } from './read.ts';
import { attribute } from './xml.ts';
import { metadataIn } from './variables.ts';

export interface BuildContext {
  readonly finished: FinishedScheme;
  readonly context: ReadContext;
  readonly reading: Reading;
}

export function buildArticles(
  drafts: readonly ProjectDraft[],
  given: BuildContext,
): AnnotatedArticle[] {
  const ids = new Set<string>();
  return drafts.flatMap((draft) => {
    const kept = keepProject(draft, given);
    return draft.sources.map((source) => articleOf(source, { ...given, draft, kept, ids }));
  });
}

interface Building extends BuildContext {
  readonly draft: ProjectDraft;
  /** Null where the project has nothing that we do not write ourselves. */
  readonly kept: KeptProject | null;
  /** Those that are taken. */
  readonly ids: Set<string>;
}

function articleOf(source: SourceDraft, building: Building): AnnotatedArticle {
  const { context, finished, draft, kept } = building;
  const { project } = draft;
  const { arrived, element, of } = source.source;
  const guid = attribute(of, 'guid') ?? '';
  const ownId = textAt(objectAt(project.described.payload, 'sources'), sameGuid(guid));
  const title = attribute(of, 'name') ?? attribute(element, 'name');
  const extra = keepSource(source, { ...building, isOwn: ownId !== null, project: kept });
  const people = new Map<string, Annotator>();
  for (const { annotator } of [...source.marks, ...source.relations]) {
    const found = [...project.users.values()].find(({ id }) => id === annotator);
    if (found !== undefined) people.set(found.id, found);
  }
  const nothing = { subtitle: null, byline: null, publisher: null, publishedOn: null };
  return buildArticle(context, finished.tagset, {
    format: 'refi-qda',
    file: project.file,
    id: articleId(ownId ?? guid, source, building),
    place: guid,
    text: arrived.text,
    metadata: {
      ...(title === null ? {} : { title }),
      ...(ownId === null ? {} : { ...nothing, language: null }),
      ...metadataIn(of, context.idFor),
    },
    annotators: [...people.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    marks: source.marks.map((mark) => markOf(mark, building)),
    relations: source.relations.map((relation) => relationOf(relation, building)),
    extra: extra === null ? {} : { [EXTRA]: asJson(extra) },
  });
}

function articleId(
  id: string,
  { source }: SourceDraft,
  { ids, draft: { project } }: Building,
): string | null {
  if (id !== '' && !ids.has(id)) {
    ids.add(id);
    return id;
  }
  if (id !== '') {
    project.problem(
      source.of,
      `Another source has the id ${shown(id)}; this one becomes an article of its own.`,
      'Give each source a GUID of its own; import versions of a project one by one.',
    );
  }
  return null;
}

function markOf(mark: MarkDraft, building: Building): ForeignMark {
  const { finished } = building;
  const { id, code, spans, anchoring, note, annotator, createdAtMs, updatedAtMs, origin } = mark;
  const tag = finished.tagId(code.name);
  return {
    id,
    tag,
    spans,
    attributes: Object.fromEntries(
      mark.attributes.flatMap((pair) => fitting(code.name, pair, building)),
    ),
    note,
    anchoring,
    ...(annotator === null ? {} : { annotator }),
    ...(createdAtMs === null ? {} : { createdAtMs }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
    ...(origin === null ? {} : { origin }),
    extra: mark.kept === null ? {} : { [EXTRA]: asJson({ ...mark.kept, tag }) },
  };
}

/** Nothing for a value that somebody changed into one that its attribute does not take. */
function fitting(
  tag: string,
  [name, value]: readonly [string, JsonValue],
  { finished, draft: { project } }: Building,
): [string, JsonValue][] {
  const [id, inType] = finished.valueOf(tag, name, value);
  const attributes = finished.tagset.tags.find((one) => one.id === finished.tagId(tag))?.attributes;
  const found = attributes?.find((one) => one.id === id);
  if (found !== undefined && attributeFault(found, inType) === null) return [[id, inType]];
  project.problem(
    project.root,
    `The value ${shown(value)} of “${name}” is none that “${tag}” can have.`,
    'Correct it in the description of the selection; it is left out.',
  );
  return [];
}

function relationOf(relation: RelationDraft, { finished }: Building): ForeignRelation {
  const { id, from, to, note, annotator, createdAtMs, updatedAtMs, kept } = relation;
  const type = finished.relationId(relation.type);
  return {
    id,
    type,
    from,
    to,
    note,
    ...(annotator === null ? {} : { annotator }),
    ...(createdAtMs === null ? {} : { createdAtMs }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
    extra: kept === null ? {} : { [EXTRA]: asJson({ ...kept, type }) },
  };
}
