// Where the open article stands, beside its title: its status to change, and that it is archived or in the bin.

import { ArchiveRestore } from 'lucide-react';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { useArticle } from '../../state/article-store.ts';
import { actedArticle, moveTo } from '../../state/library-acts.ts';
import { statusWords } from '../../state/library-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { statusEntries } from './article-menu.tsx';

function OffShelf({ id, shelf }: Pick<ArticleSummary, 'id' | 'shelf'>) {
  if (shelf === 'library') return null;
  return (
    <span className="standing-shelf">
      <span>{shelf === 'archive' ? 'Archived' : 'In the bin'}</span>
      <Button look="quiet" onClick={() => void moveTo(actedArticle(id), 'library')}>
        <ArchiveRestore aria-hidden />
        Restore
      </Button>
    </span>
  );
}

export function ArticleStanding() {
  const summary = useArticle((state) => state.current?.summary);
  if (summary === undefined) return null;
  const { id, status, shelf } = summary;
  const words = statusWords[status];
  return (
    <>
      <Menu
        trigger={
          <button type="button" className="standing" aria-label={`Status of the article: ${words}`}>
            <StatusSign status={status} />
            <span className="standing-words">{words}</span>
          </button>
        }
        items={statusEntries(actedArticle(id), status)}
      />
      <OffShelf id={id} shelf={shelf} />
    </>
  );
}
