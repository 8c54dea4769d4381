// Beside the text while marks are reviewed: differences, what is agreed, and how much that is.

import { Tabs } from 'radix-ui';
import { useMemo } from 'react';
import { useReview, clearFilter, setFilter, setTab } from '../../../state/review-store.ts';
import { decidedCount, type ReviewView } from '../../../state/review-view.ts';
import { shownEntries } from '../../../state/review-filter.ts';
import { enterReview, leaveReview, reloadReview } from '../../../state/review-load.ts';
import { fileWords } from '../../../state/review-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDelayed } from '../../../ui/use-delayed.ts';
import { formatNumber } from '../../../ui/words.ts';
import { AgreementTab } from '../agreement/AgreementTab.tsx';
import { BulkDialog } from '../bulk/BulkDialog.tsx';
import { FilterBar } from './FilterBar.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { ReviewFoot } from './ReviewFoot.tsx';
import { ReviewList } from './ReviewList.tsx';
import './review.css';

function Waiting() {
  const failure = useReview((state) => state.failure);
  const late = useDelayed(true);
  if (failure !== null) {
    return (
      <div className="side-empty" role="alert">
        <p>{failure.message}</p>
        <p>{failure.details.remedy}</p>
        <div className="review-files">
          <Button onClick={() => void reloadReview()}>Try again</Button>
          <Button look="quiet" onClick={leaveReview}>
            Back to marking
          </Button>
        </div>
      </div>
    );
  }
  return late ? <p className="side-empty">Comparing…</p> : null;
}

/** Which review, where the article has several. */
function WhichReview({ view }: { readonly view: ReviewView }) {
  const heads = useReview((state) => state.heads);
  if (heads.length < 2) return null;
  return (
    <div className="review-which">
      <Select
        aria-label="Review"
        value={view.head.id}
        onChange={({ target }) => void enterReview(target.value)}
      >
        {heads.map((head) => (
          <option key={head.id} value={head.id}>
            {head.sources.map(({ colleague }) => colleague.name).join(', ')} · {fileWords(head)}
          </option>
        ))}
      </Select>
    </div>
  );
}

function useShown(view: ReviewView) {
  const tab = useReview((state) => state.tab);
  const filter = useReview((state) => state.filter);
  const decisions = useReview((state) => state.decisions);
  return useMemo(
    () => shownEntries({ view, tab, filter, decisions }),
    [view, tab, filter, decisions],
  );
}

function NothingShown({ view }: { readonly view: ReviewView }) {
  const decided = useReview((state) => state.filter.decided);
  const all = useReview((state) => decidedCount(view, state.decisions) === view.differences.length);
  if (view.differences.length === 0) {
    return (
      <div className="side-empty">
        <p>There is no difference: you marked the same passages in the same way.</p>
      </div>
    );
  }
  if (decided === 'open' && all) {
    return (
      <div className="side-empty">
        <p>Every difference is decided.</p>
        <Button look="quiet" onClick={() => setFilter({ decided: 'all' })}>
          Show them
        </Button>
      </div>
    );
  }
  return (
    <div className="side-empty">
      <p>No difference fits the filter.</p>
      <Button look="quiet" onClick={clearFilter}>
        Show all differences
      </Button>
    </div>
  );
}

function Differences({ view }: { readonly view: ReviewView }) {
  const rows = useShown(view);
  return (
    <>
      <KeyFigures view={view} />
      {view.differences.length === 0 ? null : <FilterBar view={view} shown={rows.length} />}
      {rows.length === 0 ? (
        <NothingShown view={view} />
      ) : (
        <ReviewList view={view} rows={rows} label="Differences in text order" />
      )}
    </>
  );
}

function Agreed({ view }: { readonly view: ReviewView }) {
  const rows = useShown(view);
  if (rows.length > 0) return <ReviewList view={view} rows={rows} label="Agreed in text order" />;
  return <p className="side-empty">There is nothing that all marked in the same way.</p>;
}

export function ReviewPane() {
  const view = useReview((state) => state.view);
  const tab = useReview((state) => state.tab);
  const bulk = useReview((state) => state.bulk);
  if (view === null) return <Waiting />;
  return (
    <Tabs.Root
      className="inspector review-pane"
      value={tab}
      onValueChange={(next) =>
        setTab(next === 'agreed' || next === 'agreement' ? next : 'differences')
      }
    >
      <WhichReview view={view} />
      <Tabs.List className="tabs" aria-label="Review">
        <Tabs.Trigger className="tab" value="differences">
          Differences <span className="numbers">{formatNumber(view.differences.length)}</span>
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="agreed">
          Agreed <span className="numbers">{formatNumber(view.agreed.length)}</span>
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="agreement">
          Agreement
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content className="tab-content" value="differences" tabIndex={-1}>
        <Differences view={view} />
      </Tabs.Content>
      <Tabs.Content className="tab-content" value="agreed" tabIndex={-1}>
        <Agreed view={view} />
      </Tabs.Content>
      <Tabs.Content className="tab-content" value="agreement" tabIndex={-1}>
        <AgreementTab reviewId={view.head.id} />
      </Tabs.Content>
      <ReviewFoot view={view} />
      {bulk ? <BulkDialog view={view} /> : null}
    </Tabs.Root>
  );
}
