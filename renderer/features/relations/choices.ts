// What the selected mark can be related with: the relations its tag allows, and for each the marks of this article
// that may stand at the other end, the likeliest first.

import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { areAlike } from '../../../shared/relations/alike.ts';
import {
  isAttribution,
  otherTags,
  waysOf,
  type RelationWay,
} from '../../../shared/relations/allowed.ts';
import { proposalsFor, type Proposal } from '../../../shared/relations/proposals.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { useRelations } from '../../state/relation-store.ts';
import { hullOf } from '../annotate/prepare-span.ts';
import { canonicalName, wordsOf } from './names.ts';

/** Of all the article's marks, in text order. The relation that is being changed is no obstacle to itself. */
export function proposalsOn(
  { article }: CurrentArticle,
  mark: Mark,
  way: RelationWay,
  all: readonly Mark[],
  replacing: string | null = null,
): Proposal[] {
  const tags = new Set(otherTags(way, mark.tag));
  const taken = relatedBy(way, mark, replacing);
  const candidates = all.filter(({ id, tag }) => tags.has(tag) && !taken.has(id) && id !== mark.id);
  const attribution = way.direction === 'out' && isAttribution(way.type);
  return proposalsFor(article, mark, candidates, {
    attribution,
    ...(attribution ? { settled: settledAround(mark, way) } : {}),
    ...(way.type.rules?.sameTag === true ? { alike: alikeTo(mark, candidates) } : {}),
  });
}

/** The marks that such a relation links with this one already. */
function relatedBy(
  { type, direction }: RelationWay,
  { id }: Mark,
  replacing: string | null,
): ReadonlySet<AnnotationId> {
  const { own } = useRelations.getState();
  const same = own.filter(
    (relation) =>
      relation.type === type.id && relation.toArticle === undefined && relation.id !== replacing,
  );
  return new Set(
    direction === 'out'
      ? same.filter(({ from }) => from === id).map(({ to }) => to)
      : same.filter(({ to }) => to === id).map(({ from }) => from),
  );
}

/** Whose words the marks are that hold this one, such as the quote round a claim. */
function settledAround(mark: Mark, { type }: RelationWay): ReadonlySet<AnnotationId> {
  const hull = hullOf(mark.segments);
  if (hull === null || mark.state === 'orphan') return new Set();
  const around = new Set(
    marks
      .at(hull.startUtf16)
      .filter(({ id, segments }) => {
        const other = hullOf(segments);
        return id !== mark.id && other !== null && other.endUtf16 >= hull.endUtf16;
      })
      .map(({ id }) => id),
  );
  const { own } = useRelations.getState();
  const attributions = own.filter(({ from, type: id }) => {
    if (!around.has(from)) return false;
    return id === type.id || isAttribution({ ...type, id, label: id });
  });
  return new Set(attributions.map(({ to }) => to));
}

function alikeTo(mark: Mark, candidates: readonly Mark[]): ReadonlySet<AnnotationId> {
  const own = [wordsOf(mark), canonicalName(mark) ?? ''];
  const fits = (other: Mark) =>
    [wordsOf(other), canonicalName(other) ?? ''].some((words) =>
      own.some((each) => each !== '' && words !== '' && areAlike(each, words)),
    );
  return new Set(candidates.filter(fits).map(({ id }) => id));
}

/** Whether the mark has a relation of the kind already. */
function hasRelation({ id }: Mark, { type, direction }: RelationWay): boolean {
  const { own, incoming } = useRelations.getState();
  const isSame = (relation: { readonly type: string }) => relation.type === type.id;
  return direction === 'out'
    ? own.some((relation) => isSame(relation) && relation.from === id)
    : own.some((relation) => isSame(relation) && relation.to === id) ||
        incoming.some(({ relation }) => isSame(relation) && relation.to === id);
}

export interface Offer {
  readonly ways: readonly RelationWay[];
  /** The index of the relation that is proposed. */
  readonly first: number;
  /** The mark that can be taken without asking; null when there is a doubt. */
  readonly sure: AnnotationId | null;
}

/** First what the sentence says for sure, then what the mark lacks and something is there for. */
export function offerFor(current: CurrentArticle, mark: Mark): Offer {
  const ways = waysOf(current.tagset, mark.tag);
  let fallback = -1;
  for (const [at, way] of ways.entries()) {
    if (hasRelation(mark, way)) continue;
    const [best] = proposalsOn(current, mark, way, marks.ordered());
    if (best?.certain === true) return { ways, first: at, sure: best.id };
    if (fallback === -1 && best !== undefined) fallback = at;
  }
  return { ways, first: Math.max(0, fallback), sure: null };
}
