// What the picker lists: marks of this article that fit the words typed, or passages of other articles.

import { useEffect, useMemo, useState } from 'react';
import { call } from '../../api.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { RelationCandidate, RemotePassage } from '../../../shared/ipc/mark-types.ts';
import type { RelationWay } from '../../../shared/relations/allowed.ts';
import type { Nearness, Proposal } from '../../../shared/relations/proposals.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { useDetails, wantDetails } from '../../state/details-store.ts';
import { marks, useOrderedMarks } from '../../state/marks.ts';
import { countOf } from '../../ui/words.ts';
import { proposalsOn } from './choices.ts';
import { canonicalName, wordsOf, type Details } from './names.ts';

export interface Candidate {
  readonly id: AnnotationId;
  /** Null for a passage in another article. */
  readonly mark: Mark | null;
  readonly far: RemotePassage | null;
  readonly tag: Mark['tag'];
  readonly words: string;
  /** Where it is, and what it is called. */
  readonly second: string;
}

/** More would not be looked through; typing finds the rest. */
const MOST_LISTED = 200;
const TYPING_PAUSE_MS = 120;

const nearnessWords: Readonly<Record<Nearness, string>> = {
  told: 'by this sentence',
  alike: 'alike',
  inside: 'here',
  sentence: 'same sentence',
  paragraph: 'same paragraph',
  before: 'before',
  after: 'after',
  'no-place': 'has no place in this text',
};

function distanceWords({ nearness, paragraphs }: Proposal): string {
  if (nearness === 'no-place' || nearness === 'inside') return nearnessWords[nearness];
  const far = Math.abs(paragraphs);
  const away =
    far === 0 ? '' : `${countOf(far, 'paragraph')} ${paragraphs < 0 ? 'before' : 'after'}`;
  if (nearness === 'before' || nearness === 'after') return away === '' ? nearness : away;
  return far > 0 && (nearness === 'alike' || nearness === 'told')
    ? `${nearnessWords[nearness]}, ${away}`
    : nearnessWords[nearness];
}

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** Every word typed is in the passage's words or its canonical name. */
function fits(candidate: Candidate, query: string): boolean {
  const own = fold(`${candidate.words} ${candidate.second}`);
  return fold(query)
    .split(/\s+/u)
    .every((word) => own.includes(word));
}

export function useLocalCandidates(
  current: CurrentArticle,
  mark: Mark,
  way: RelationWay,
  { query, replacing }: { readonly query: string; readonly replacing: string | null },
): readonly Candidate[] {
  const all = useOrderedMarks();
  const details = useDetails((state) => state.byId);
  const proposals = useMemo(
    () => proposalsOn(current, mark, way, all, replacing),
    [current, mark, way, all, replacing],
  );
  useEffect(() => {
    void wantDetails(proposals.slice(0, MOST_LISTED).map(({ id }) => id));
  }, [proposals]);
  return useMemo(
    () =>
      proposals
        .flatMap((proposal) => candidateOf(proposal, details))
        .filter((each) => fits(each, query))
        .slice(0, MOST_LISTED),
    [proposals, query, details],
  );
}

function candidateOf(proposal: Proposal, details: Details): Candidate[] {
  const mark = marks.get(proposal.id);
  if (mark === undefined) return [];
  const name = canonicalName(mark, details);
  const words = wordsOf(mark, details);
  const parts = [name === null || name === words ? '' : name, distanceWords(proposal)];
  const second = parts.filter((part) => part !== '').join(' · ');
  return [{ id: mark.id, mark, far: null, tag: mark.tag, words, second }];
}

const nothingFound: readonly Candidate[] = [];

/** Null while the first answer is on its way. `words` null asks for nothing. */
export function useFarCandidates(
  { article }: CurrentArticle,
  mark: Mark,
  way: RelationWay,
  words: string | null,
): readonly Candidate[] | null {
  const [found, setFound] = useState<readonly RelationCandidate[] | null>(null);
  const articleId = article.id;
  const type = way.type.id;
  const asks = words !== null && way.direction === 'out' && way.type.rules?.acrossArticles === true;
  useEffect(() => {
    if (!asks || words === null) return undefined;
    let late = false;
    const ask = async () => {
      const limit = MOST_LISTED;
      const from = mark.id;
      const answer = await call('relation:candidates', { articleId, from, type, words, limit });
      if (!late) setFound(answer);
    };
    const timer = setTimeout(() => void ask().catch(() => setFound([])), TYPING_PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [asks, articleId, mark.id, type, words]);
  return useMemo(() => {
    if (!asks) return nothingFound;
    return (
      found?.map((passage) => ({
        id: passage.id,
        mark: null,
        far: passage,
        tag: passage.tag,
        words: passage.quote,
        second: passage.articleTitle,
      })) ?? null
    );
  }, [asks, found]);
}
