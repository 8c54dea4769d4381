// Going along relations: to the other end of the first, then of the next, and from the last back to where one began.

import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import { currentArticle, openArticle, tagLabel } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { useRelations } from '../../state/relation-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { quoted } from '../../ui/words.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { arrowed, linksOf, type RelationLink } from './links.ts';
import { saidWords } from './names.ts';

interface Stop {
  readonly articleId: ArticleId;
  readonly id: AnnotationId;
  /** How it is related with where one began; null for that itself. */
  readonly relation: string | null;
}

/** Where one began, then the other ends; and at which of them one is. */
let round: { readonly stops: readonly Stop[]; at: number } | null = null;

export function placeOfOther(
  { other }: RelationLink,
  here: ArticleId,
): Pick<Stop, 'articleId' | 'id'> {
  return other.far === null
    ? { articleId: here, id: other.mark.id }
    : { articleId: other.far.articleId, id: other.far.id };
}

/** Also in another article. */
export async function goToStop({
  articleId,
  id,
}: Pick<Stop, 'articleId' | 'id'>): Promise<boolean> {
  if (currentArticle()?.article.id !== articleId && !(await openArticle(articleId))) return false;
  // A newly opened text is drawn first.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  if (marks.get(id) === undefined) return false;
  goToPassage(id, { focus: true });
  return true;
}

function selectedLinks(): readonly RelationLink[] {
  const current = currentArticle();
  const { markId } = useSelection.getState();
  if (current === null || markId === null) return [];
  return linksOf(markId, current.article.id, current.tagset, useRelations.getState());
}

function roundFrom(id: AnnotationId, here: ArticleId): readonly Stop[] {
  const ends = selectedLinks().map((link) => ({
    ...placeOfOther(link, here),
    relation: arrowed(link.label, link.direction),
  }));
  return [{ articleId: here, id, relation: null }, ...ends];
}

export function followRelation(): boolean {
  const here = currentArticle()?.article.id;
  const { markId } = useSelection.getState();
  if (here === undefined || markId === null) return false;
  const going = goingOn(markId, here);
  const stops = going === null ? roundFrom(markId, here) : going.stops;
  const at = going === null ? 1 : (going.at + 1) % stops.length;
  const stop = stops[at];
  if (stop === undefined) {
    announce('This mark has no relations');
    return true;
  }
  round = { stops, at };
  void arrive(stop, at, stops.length - 1);
  return true;
}

/** The round that one is on; null where one begins, because relations may have changed since. */
function goingOn(id: AnnotationId, here: ArticleId): typeof round {
  const now = round?.stops[round.at];
  return now?.id === id && now.articleId === here && round !== null && round.at > 0 ? round : null;
}

async function arrive(stop: Stop, at: number, count: number): Promise<void> {
  if (!(await goToStop(stop))) {
    announce('The other end of this relation is not there any more.');
    return;
  }
  const mark = marks.get(stop.id);
  if (mark === undefined) return;
  const words = `${tagLabel(mark.tag)}: ${quoted(saidWords(mark))}`;
  const place = count > 1 ? `, ${at} of ${count}` : '';
  announce(stop.relation === null ? `Back at ${words}` : `${stop.relation} ${words}${place}`);
}
