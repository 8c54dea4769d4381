// What formats of plain marks have no place for, told in one way: facts about the article, what is said of a mark
// beyond its tag and place, and what a tagset is beyond names. What is not there is not told.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Annotation, Annotator } from '../domain/annotation.ts';
import type { Tagset } from '../domain/tagset.ts';
import { plainTextStructure } from '../text/plain-text-structure.ts';
import type { Losses, LossKind } from './loss.ts';

type MarkKind = Extract<
  LossKind,
  'attribute' | 'note' | 'annotator' | 'anchoring' | 'origin' | 'times' | 'ids'
>;

/** `others` are lost beside the fields that few formats have, and whoever annotated nothing. */
export function addMetadataLoss(
  losses: Losses,
  given: AnnotatedArticle,
  others: readonly string[] = [],
): void {
  const { subtitle, byline, publisher, publishedOn, url, language, text, direction } =
    given.article;
  const facts = { subtitle, byline, publisher, publishedOn, url, language };
  const lost = Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [name]));
  const isFound = direction === plainTextStructure(text).metadata.direction;
  const all = [
    ...others,
    ...lost,
    ...(isFound ? [] : ['direction']),
    ...(idleAnnotators(given).length === 0 ? [] : [IDLE]),
  ];
  if (all.length > 0) losses.add('metadata', given, null, all.join(', '));
}

const IDLE = 'annotators without marks';

/** Those who made no mark and no relation. */
export function idleAnnotators({
  annotators,
  annotations,
  relations,
}: AnnotatedArticle): Annotator[] {
  const makers = new Set([...annotations, ...relations].map(({ annotator }) => annotator));
  return annotators.filter(({ id }) => !makers.has(id));
}

/** For formats that keep the other facts. */
export function addIdleAnnotatorsLoss(losses: Losses, given: AnnotatedArticle): void {
  if (idleAnnotators(given).length > 0) losses.add('metadata', given, null, IDLE);
}

/** `kinds` are those the format has no place for. */
export function addMarkLosses(
  losses: Losses,
  given: AnnotatedArticle,
  mark: Annotation,
  kinds: readonly MarkKind[],
): void {
  for (const kind of kinds) {
    for (const what of lostOf(given, mark, kind)) losses.add(kind, given, mark.id, what);
  }
}

function lostOf(
  { annotators }: AnnotatedArticle,
  mark: Annotation,
  kind: MarkKind,
): readonly string[] {
  const { attributes, note, annotator, anchoring, origin, createdAtMs, id } = mark;
  if (kind === 'attribute') return Object.keys(attributes);
  if (kind === 'note') return note === null ? [] : [note];
  if (kind === 'annotator') return [annotators.find((one) => one.id === annotator)?.name ?? ''];
  if (kind === 'anchoring') return anchoring.state === 'exact' ? [] : [anchoring.state];
  if (kind === 'origin') return [origin];
  return [kind === 'times' ? new Date(createdAtMs).toISOString() : id];
}

/** Tells once for each tagset. Some formats keep colours; `others` says what one loses besides. */
export function createTagsetLosses(
  losses: Losses,
  keepsColors = false,
  others: (tagset: Tagset) => readonly string[] = () => [],
): (given: AnnotatedArticle) => void {
  const told = new Set<string>();
  return (given) => {
    const { tagset } = given;
    const key = JSON.stringify(tagset);
    if (told.has(key)) return;
    told.add(key);
    const parts = [...others(tagset), ...partsOf(tagset, keepsColors)].join(', ');
    if (parts !== '') losses.add('tagset', given, null, `${tagset.name}: ${parts}`);
  };
}

function partsOf({ tags, relations }: Tagset, keepsColors: boolean): readonly string[] {
  const attributes = tags.flatMap((tag) => tag.attributes);
  const parts: readonly (readonly [name: string, isThere: boolean])[] = [
    ['name and labels', !keepsColors],
    ['colours', tags.length > 0 && !keepsColors],
    ['keys', tags.some(({ shortcut }) => shortcut !== null)],
    ['descriptions', tags.some(({ description }) => description !== null)],
    ['what attributes ask for', attributes.length > 0],
    ['rules', relations.some(({ rules }) => rules !== undefined)],
  ];
  return parts.flatMap(([name, isThere]) => (isThere ? [name] : []));
}
