// The middle of the window: the open article, or what to do to have one.

import { type CurrentArticle, useArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useLibrary } from '../../state/library-store.ts';
import { openArticle } from '../../state/article-store.ts';
import { usePast } from '../../state/past-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { PastPane } from '../history/PastPane.tsx';
import { DraftBar } from '../edit-text/DraftBar.tsx';
import { EditPane, useEditOf } from '../edit-text/EditPane.tsx';
import { importFromDialog } from '../import/import-articles.ts';
import { useReview } from '../../state/review-store.ts';
import { ReviewText } from '../review/text/ReviewText.tsx';
import { DamageBanner } from '../safety/DamageBanner.tsx';
import { ReaderPane } from './ReaderPane.tsx';

function NoArticle() {
  const shelves = useLibrary((state) => state.counts?.shelves);
  const empty = shelves !== undefined && Object.values(shelves).every((count) => count === 0);
  if (!empty) return <EmptyState title="No article is open" text="Choose one in the library." />;
  return (
    <EmptyState
      title="Add the first article"
      text="Open web pages, Word, OpenDocument, RTF, PDF, EPUB, e-mail, Markdown, plain text or annotated JSON. Or paste text, or drop files anywhere in this window."
    >
      <Button look="primary" onClick={() => void importFromDialog()}>
        Open files…
      </Button>
      <Button onClick={() => void importFromDialog('folder')}>Open a folder…</Button>
      <Button onClick={() => openDialog({ kind: 'paste', text: '' })}>Paste text…</Button>
    </EmptyState>
  );
}

/** To be edited, as it was, reviewed, or to be marked. */
function ArticleText({ current }: { readonly current: CurrentArticle }) {
  const past = usePast((state) => state.shown !== null);
  const reviewing = useReview((state) => state.reviewId !== null);
  const edit = useEditOf(current);
  if (edit !== null) return <EditPane key={current.article.id} current={current} start={edit} />;
  if (past) return <PastPane />;
  if (reviewing) return <ReviewText current={current} />;
  return (
    <>
      <DraftBar current={current} />
      <ReaderPane current={current} />
    </>
  );
}

export function ArticlePane() {
  return (
    <>
      <DamageBanner />
      <ShownArticle />
    </>
  );
}

function ShownArticle() {
  const { current, wantedId, failure } = useArticle();
  const listed = useLibrary((state) => state.counts !== null);
  const loading = useDelayed(current?.article.id !== wantedId || !listed);
  if (failure?.code === 'workspace-damaged') {
    // What can be done about it stands above, once for the workspace.
    return <EmptyState title="This article is not shown" text={failure.message} />;
  }
  if (failure !== null) {
    return (
      <EmptyState title={failure.message} text={failure.details.remedy}>
        {wantedId === null ? null : (
          <Button onClick={() => void openArticle(wantedId)}>Try again</Button>
        )}
      </EmptyState>
    );
  }
  if (current !== null) {
    return (
      <>
        <ArticleText current={current} />
        {loading ? <p className="loading-note">Opening…</p> : null}
      </>
    );
  }
  if (wantedId !== null || !listed) {
    return loading ? <p className="loading-note">Opening…</p> : null;
  }
  return <NoArticle />;
}
