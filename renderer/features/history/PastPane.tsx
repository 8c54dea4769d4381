// The reader with a past state of the article: read-only, under a banner that says so.

import { useMemo } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { pastMarks, selectPastMark, usePast } from '../../state/past-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { Reader } from '../reader/Reader.tsx';
import { PastBanner } from './PastBanner.tsx';

const nothing = () => undefined;
const pick = (id: AnnotationId | null) => selectPastMark(id);

export function PastPane() {
  const shown = usePast((state) => state.shown);
  const selectedId = usePast((state) => state.selectedId);
  const coverage = useMemo(
    () => (shown === null ? null : { table: shown.past.opened.coverage, version: shown.past.seq }),
    [shown],
  );
  if (shown === null) return null;
  const { past, document } = shown;
  return (
    <>
      <PastBanner past={past} />
      <div className="reader-pane past-pane">
        <Reader
          ref={reader}
          document={document}
          tags={past.opened.tagset.tags}
          marks={pastMarks}
          selectedId={selectedId}
          edgeEdit={null}
          coverage={coverage}
          onSelectionChange={nothing}
          onPickMark={pick}
          onDragEdge={nothing}
        />
      </div>
    </>
  );
}
