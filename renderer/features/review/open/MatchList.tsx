// The articles that the files are about: how each was matched, what it brings, how its marks were found again.

import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import type { ArticleId } from '../../../../shared/domain/ids.ts';
import type { ReviewMatch } from '../../../../shared/ipc/review-types.ts';
import { currentArticle } from '../../../state/article-store.ts';
import { chooseArticle } from '../../../state/review-open-store.ts';
import { countOf, formatNumber } from '../../../ui/words.ts';
import {
  answersWords,
  broughtWords,
  continuesWords,
  foundAgain,
  matchWords,
  openArticleWords,
} from './review-open-words.ts';

interface MatchListProps {
  readonly matches: readonly ReviewMatch[];
  readonly articles: Readonly<Record<number, ArticleId | null>>;
}

const SHOWN = 500;

export function MatchList({ matches, articles }: MatchListProps) {
  const several = matches.length > 1;
  const rest = matches.length - SHOWN;
  return (
    <ul className="review-matches" aria-label="What the files are about">
      {matches.slice(0, SHOWN).map((match) => (
        <Match
          key={match.index}
          match={match}
          several={several}
          articleId={articles[match.index] ?? null}
        />
      ))}
      {rest > 0 ? (
        <li className="quiet">and {countOf(rest, 'more article')}, opened with these</li>
      ) : null}
    </ul>
  );
}

interface MatchProps {
  readonly match: ReviewMatch;
  readonly several: boolean;
  readonly articleId: ArticleId | null;
}

function Match({ match, several, articleId }: MatchProps) {
  const { how, title, articleTitle, fileName, index } = match;
  const Sign = how === 'none' ? CircleAlert : how === 'near' ? CircleDashed : CircleCheck;
  const shown = articleTitle ?? title;
  const other = articleTitle === null || articleTitle === title ? null : title;
  return (
    <li className="review-match" data-how={how}>
      {several && how !== 'none' ? (
        <input
          type="checkbox"
          aria-label={`Review ${shown}, ${fileName}`}
          checked={articleId !== null}
          onChange={({ target }) => chooseArticle(index, target.checked ? match.articleId : null)}
        />
      ) : (
        <Sign aria-hidden />
      )}
      <div className="review-match-words">
        <p className="review-match-title">
          <bdi>{shown}</bdi>
        </p>
        <p>
          {matchWords(match)} · {broughtWords(match)}
          {several ? <span className="quiet"> · {fileName}</span> : null}
        </p>
        {other === null ? null : (
          <p className="quiet">
            In the file it is called <bdi>{other}</bdi>
          </p>
        )}
        {how === 'none' ? (
          <AllTheSame match={match} articleId={articleId} />
        ) : (
          <Details match={match} />
        )}
      </div>
    </li>
  );
}

function Details({ match }: { readonly match: ReviewMatch }) {
  const found = foundAgain(match.anchoring);
  const said = [continuesWords(match), answersWords(match)].filter((words) => words !== null);
  const isPlain = found.every(({ state }) => state === 'exact');
  return (
    <>
      {found.length === 0 || isPlain ? null : (
        <ul className="review-found numbers" aria-label="Marks found again">
          {found.map(({ state, count, words }) => (
            <li key={state} data-state={state}>
              <strong>{formatNumber(count)}</strong> {words}
            </li>
          ))}
        </ul>
      )}
      {found.length > 0 && isPlain ? <p>All marks are where they were.</p> : null}
      {said.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </>
  );
}

/** Only with the article that is open: the person has it before them. */
function AllTheSame({ match: { index }, articleId }: Omit<MatchProps, 'several'>) {
  const open = currentArticle();
  if (open === null) {
    return (
      <p className="quiet">
        Open the article that it is about and choose the file again, or import it as an article of
        its own.
      </p>
    );
  }
  const { id, title } = open.article;
  return (
    <label className="review-all-the-same">
      <input
        type="checkbox"
        checked={articleId === id}
        onChange={({ target }) => chooseArticle(index, target.checked ? id : null)}
      />
      <span>
        {openArticleWords(title)}
        <small>Marks whose words it lacks wait for a place.</small>
      </span>
    </label>
  );
}
