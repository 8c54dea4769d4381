// Relations, each in the way it was read from the file: as a feature that refers to another mark, as a link with a role,
// or in a layer. What is new is in a layer.

import type { Relation } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { isObject, own } from './members.ts';
import { objectIn, textIn } from './kept.ts';
import { DEPENDENT, FS_ARRAY, GOVERNOR, OWN_PREFIX } from './names.ts';
import type { Members } from './out.ts';
import {
  coverOf,
  extraOf,
  structureId,
  metaOfItem,
  type Growing,
  type WrittenMark,
} from './write-meta.ts';
import { declareRelation, metaFeatures, relationType } from './write-tagset.ts';
import type { CasWriting } from './write.ts';

type Marks = ReadonlyMap<string, WrittenMark>;

interface Ends {
  readonly from: WrittenMark;
  readonly to: WrittenMark;
}

interface Link extends Ends {
  readonly relation: Relation;
  readonly extra: JsonObject;
}

/** The references that marks get, by the marks' ids. */
export function writeRelations(writing: CasWriting, marks: Marks): ReadonlyMap<string, Members> {
  const { given, losses } = writing;
  const references = new Map<string, Growing>();
  const links = new Map<string, Link[]>();
  for (const relation of given.relations) {
    const ends = endsOf(relation, marks);
    if (ends !== null) place(relation, ends);
    else if (relation.toArticle === undefined) {
      losses.add('relation', given, relation.id, 'One of its marks is not in the file.');
    } else losses.add('relation-across', given, relation.id, relation.type);
  }
  for (const group of links.values()) {
    const [first] = group;
    if (first !== undefined) push(first.from, writeLinks(writing, group));
  }
  return references;

  function push({ mark }: WrittenMark, member: Growing[number]): void {
    references.set(mark.id, [...(references.get(mark.id) ?? []), member]);
  }

  function place(relation: Relation, ends: Ends): void {
    const extra = extraOf(writing, relation) ?? {};
    const feature = textIn(extra, 'feature');
    const isHosted = feature !== null && ends.from.extra !== null;
    const key = JSON.stringify([ends.from.mark.id, feature]);
    if (isHosted && isObject(own(extra, 'link'))) {
      links.set(key, [...(links.get(key) ?? []), { ...ends, relation, extra }]);
      if (relation.note !== null) {
        losses.add('relation-note', given, relation.id, 'A link with a role has no note.');
      }
    } else if (isHosted && isFree(ends.from, feature) && isUnchanged(relation, extra)) {
      push(ends.from, [`@${feature}`, ends.to.id]);
    } else writeLayer(writing, relation, ends);
  }

  function isFree({ mark }: WrittenMark, feature: string): boolean {
    return !(references.get(mark.id) ?? []).some(([name]) => name === `@${feature}`);
  }
}

const isUnchanged = (relation: Relation, extra: JsonObject): boolean =>
  own(extra, 'relation') === relation.type && relation.note === null;

function endsOf({ from, to, toArticle }: Relation, marks: Marks): Ends | null {
  const [source, target] = [marks.get(from), marks.get(to)];
  if (toArticle !== undefined || source === undefined || target === undefined) return null;
  return { from: source, to: target };
}

function writeLinks(writing: CasWriting, group: readonly Link[]): Growing[number] {
  const { out, unlisted } = writing;
  const sorted = group.toSorted((a, b) => Number(own(a.extra, 'at')) - Number(own(b.extra, 'at')));
  const [first] = sorted;
  const array = objectIn(first?.extra ?? {}, 'array');
  const elements = sorted.map(({ relation, extra, to }) => {
    const link = objectIn(extra, 'link');
    const id = out.takeId(own(link, 'id'));
    const role = own(extra, 'relation') === relation.type ? own(extra, 'role') : relation.type;
    out.add(id, textIn(link, 'type') ?? 'uima.cas.TOP', [
      ...Object.entries(objectIn(link, 'members')),
      ['role', role],
      ['@target', to.id],
    ]);
    unlisted.add(id);
    return id;
  });
  const id = out.takeId(own(array, 'id'));
  out.add(id, textIn(array, 'type') ?? FS_ARRAY, [['%ELEMENTS', elements]]);
  unlisted.add(id);
  return [`@${textIn(first?.extra ?? {}, 'feature') ?? ''}`, id];
}

function writeLayer(writing: CasWriting, relation: Relation, { from, to }: Ends): void {
  const { out, sofa, kept } = writing;
  const extra = extraOf(writing, relation) ?? {};
  const isSame = own(extra, 'relation') === relation.type;
  const before = isSame ? textIn(extra, 'type') : null;
  const type = before ?? relationType(writing, relation.type);
  const isForeign = before !== null && kept?.isOwn !== true;
  const id = out.takeId(own(extra, 'id'));
  const meta = metaOfItem(writing, relation, isForeign ? structureId(extra, id) : null);
  declareLayer(writing, type, meta);
  const features = isSame ? objectIn(extra, 'features') : {};
  const caret = kept?.hasCarets === true ? '^' : '';
  const [begin, end] = coverOf(to.mark);
  out.add(id, type, [
    ['@sofa', sofa],
    [`${caret}begin`, own(features, 'begin') ?? begin],
    [`${caret}end`, own(features, 'end') ?? end],
    [`@${GOVERNOR}`, from.id],
    [`@${DEPENDENT}`, to.id],
    ...Object.entries(features).filter(([name]) => name !== 'begin' && name !== 'end'),
    ...meta.map(([name, value]) => [OWN_PREFIX + name, value] as const),
  ]);
}

function declareLayer(writing: CasWriting, type: string, meta: Growing): void {
  declareRelation(writing, type);
  for (const [name, range] of metaFeatures) {
    if (meta.some(([given]) => given === name)) {
      writing.out.feature(type, OWN_PREFIX + name, range);
    }
  }
}
