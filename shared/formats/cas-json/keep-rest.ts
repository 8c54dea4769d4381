// What of a CAS is neither mark nor relation: types, views, sentences, tokens and structures of other kinds. A file
// that we wrote ourselves has nothing of that but what we make anew each time.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Structure } from './cas.ts';
import type { BuildContext } from './build.ts';
import type { CasDocument } from './document.ts';
import type { Kept } from './kept.ts';
import { METADATA, OWN_DOCUMENT, SENTENCE, TOKEN } from './names.ts';
import type { CasDraft } from './draft.ts';
import { relationName } from './relations.ts';

export interface Rest {
  /** Null where there is nothing to keep. */
  readonly kept: Kept | null;
}

type Given = Pick<BuildContext, 'finished' | 'tagName' | 'reading'> & {
  readonly textSha256: string;
};

export function keepRest(draft: CasDraft, given: Given): Rest {
  const { document, marks, features, relations, facts } = draft;
  const { cas, sofa } = document;
  const said = new Set([
    sofa.id,
    ...marks.placed.keys(),
    ...marks.consumed,
    ...Array.from(features.values()).flatMap(({ consumed }) => consumed),
    ...relations.map(({ structure: { id } }) => id),
  ]);
  const left = [...cas.structures.values()].filter(
    ({ id, type }) => !said.has(id) && type !== OWN_DOCUMENT,
  );
  const isOwn = facts.own !== null && facts.own.members.get('foreign') !== true;
  if (isOwn && left.every((one) => isMadeAnew(one))) return { kept: null };
  const { finished, tagName, textSha256 } = given;
  const tags = [...marks.placed.values()].map(({ structure: { type } }) => type);
  const layers = relations.map(({ structure: { type } }) => type);
  return {
    kept: {
      textSha256,
      view: document.view,
      sofa: { id: sofa.id, members: withoutText(sofa) },
      types: cas.rawTypes,
      views: cas.rawViews,
      structures: left.flatMap((one) => placed(one, document, given)),
      tags: [...new Set(tags)].map((type) => [finished.tagId(tagName(type)), type] as const),
      relations: [...new Set(layers)].map(
        (type) => [finished.relationId(relationName(type)), type] as const,
      ),
      seen: facts.seen,
      isOwn,
      isById: cas.isById,
      hasCarets: [...cas.structures.values()].some(({ members }) => members.has('^begin')),
      rest: cas.rest,
    },
  };
}

const madeAnew = new Set([METADATA, SENTENCE, TOKEN]);
const plainKeys = new Set(
  '@sofa begin end documentTitle documentId documentUri language isLastSegment order'.split(' '),
);

const isMadeAnew = ({ type, members }: Structure): boolean =>
  madeAnew.has(type) && [...members.keys()].every((key) => plainKeys.has(key));

const withoutText = ({ members }: Structure): JsonObject =>
  Object.fromEntries([...members].filter(([key]) => key !== 'sofaString'));

/** As the file has it, its place in the article's text; nothing for what is outside of it, which is told. */
function placed(structure: Structure, document: CasDocument, { reading }: Given): JsonObject[] {
  const { id, type, members, path } = structure;
  const span = document.spanOf(structure);
  const start = span === null ? null : document.offsets.toUtf16(span.start);
  const end = span === null ? null : document.offsets.toUtf16(span.end);
  if (span !== null && (start === null || end === null || start > end)) {
    reading.problem(
      document.cas.file.path,
      path,
      `The annotation has no place in the text: it goes from ${span.start} to ${span.end}.`,
      'Correct “begin” and “end”; the annotation is left out.',
    );
    return [];
  }
  const moved = (key: string, value: JsonValue): JsonValue => {
    if (key === 'begin' || key === '^begin') return start ?? value;
    if (key === 'end' || key === '^end') return end ?? value;
    const isAnchor = key.startsWith('^') && typeof value === 'number';
    return isAnchor && members.get('@sofa') === document.sofa.id
      ? (document.anchor(value) ?? value)
      : value;
  };
  const entries = [...members].map(([key, value]) => [key, moved(key, value)] as const);
  return [Object.fromEntries([['%ID', id], ['%TYPE', type], ...entries])];
}
