// The text while marks are reviewed: both sides in one, or each in a column of its own, with the chosen difference
// standing out and named.

import type { CurrentArticle } from '../../../state/article-store.ts';
import { useCoverage } from '../../../state/coverage-store.ts';
import { useFind } from '../../../state/find-store.ts';
import { reader } from '../../../state/reader-handle.ts';
import { reviewMarks } from '../../../state/review-marks.ts';
import { useReview } from '../../../state/review-store.ts';
import { FindBar } from '../../find/FindBar.tsx';
import { textMoved } from '../../annotate/layout-signal.ts';
import { Reader } from '../../reader/Reader.tsx';
import { ChosenLabels } from './ChosenLabels.tsx';
import { reviewReader, useEditedEdge } from './review-reader.ts';
import { ReviewBar } from './ReviewBar.tsx';
import { SideBySide } from './SideBySide.tsx';
import './review-text.css';

export function ReviewText({ current }: { readonly current: CurrentArticle }) {
  const sideBySide = useReview((state) => state.sideBySide);
  const edge = useEditedEdge();
  const found = useFind((state) => state.found);
  const coverage = useCoverage();
  return (
    <>
      <ReviewBar />
      {sideBySide ? (
        <SideBySide current={current} />
      ) : (
        <div className="reader-pane review-text" data-editing={edge !== null}>
          <Reader
            {...reviewReader}
            ref={reader}
            document={current.document}
            marks={reviewMarks}
            selectedId={edge?.id ?? null}
            edgeEdit={edge}
            found={found}
            coverage={coverage}
            onLayoutChange={textMoved}
            overlay={<ChosenLabels />}
          />
          <FindBar />
        </div>
      )}
    </>
  );
}
