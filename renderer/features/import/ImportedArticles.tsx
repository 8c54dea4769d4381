// The articles of an imported file: each can be opened; one that is like another can become its new revision.

import { useState } from 'react';
import { call } from '../../api.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { ImportedRef, SimilarArticle } from '../../../shared/ipc/types.ts';
import { enqueueAct } from '../../state/act-queue.ts';
import { applyResult, reportFailure } from '../../state/acts.ts';
import { actedArticle, moveTo } from '../../state/library-acts.ts';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { quoted } from '../../ui/words.ts';
import { goToArticle } from '../library/go-to-article.ts';
import { revisionWords } from '../original/revision-words.ts';

interface ImportedArticlesProps {
  readonly articles: readonly ImportedRef[];
  readonly onOpened: () => void;
}

const shelfWords = { library: '', archive: 'in the archive', bin: 'in the bin' } as const;

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

async function open(id: ArticleId, restore: boolean): Promise<void> {
  if (restore) await moveTo(actedArticle(id), 'library');
  await goToArticle(id);
}

function leaveFor(id: ArticleId, restore: boolean, onOpened: () => void): void {
  onOpened();
  void open(id, restore);
}

async function makeRevision(id: ArticleId, of: SimilarArticle): Promise<boolean> {
  try {
    const result = await enqueueAct(() => call('article:make-revision', { id, of: of.id }));
    applyResult(result);
    await goToArticle(of.id);
    announce(revisionWords(result));
    return true;
  } catch (thrown) {
    reportFailure(thrown);
    return false;
  }
}

interface SimilarProps {
  readonly id: ArticleId;
  readonly similar: SimilarArticle;
  readonly onOpened: () => void;
}

function Similar({ id, similar, onOpened }: SimilarProps) {
  const [busy, setBusy] = useState(false);
  const { title, shelf, similarity } = similar;
  // Rounded down: only the same words are 100 %.
  const share = percent.format(Math.floor(similarity * 100) / 100);
  const where = shelfWords[shelf] === '' ? '' : `, ${shelfWords[shelf]}`;
  const isSame = similarity === 1;
  const words =
    similarity === 1
      ? `The same text as ${quoted(title)}`
      : `${share} the same as ${quoted(title)}`;
  const settle = async () => {
    setBusy(true);
    if (isSame) await moveTo(actedArticle(id), 'bin');
    if (isSame || (await makeRevision(id, similar))) onOpened();
    setBusy(false);
  };
  return (
    <div className="import-similar">
      <p>
        {words}
        {where}. It was added as an article of its own.
      </p>
      <span className="import-similar-acts">
        <Button disabled={busy} onClick={() => void settle()}>
          {isSame ? 'Delete the new one' : 'Make it a new revision'}
        </Button>
        <Button look="quiet" onClick={() => leaveFor(similar.id, false, onOpened)}>
          Open the other
        </Button>
      </span>
    </div>
  );
}

interface RowProps {
  readonly article: ImportedRef;
  /** Whether the file's status does not say yet that its articles were there. */
  readonly mixed: boolean;
  readonly onOpened: () => void;
}

function Row({ article, mixed, onOpened }: RowProps) {
  const { id, title, status, shelf, similar } = article;
  const away = status === 'exists' && shelf !== 'library';
  return (
    <li>
      <div className="import-article">
        <span className="import-article-title">
          <bdi>{title}</bdi>
          {status === 'exists' && mixed ? <span className="quiet"> · already there</span> : null}
          {away ? <span className="quiet"> · {shelfWords[shelf]}</span> : null}
        </span>
        <Button
          aria-label={away ? `Restore and open ${title}` : `Open ${title}`}
          onClick={() => leaveFor(id, away, onOpened)}
        >
          {away ? 'Restore and open' : 'Open'}
        </Button>
      </div>
      {similar === null ? null : <Similar id={id} similar={similar} onOpened={onOpened} />}
    </li>
  );
}

const SHOWN = 200;

export function ImportedArticles({ articles, onOpened }: ImportedArticlesProps) {
  const mixed = articles.some(({ status }) => status === 'imported');
  return (
    <ul className="import-articles" aria-label="Articles in it">
      {articles.slice(0, SHOWN).map((article) => (
        <Row key={article.id} article={article} mixed={mixed} onOpened={onOpened} />
      ))}
      {articles.length > SHOWN ? <li className="quiet">and more, in the library</li> : null}
    </ul>
  );
}
