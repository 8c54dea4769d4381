// Four figures of agreement at the head of the review; what they measure is explained in the Agreement tab.

import type {
  FigureId,
  MeasuredFigures,
} from '../../../../shared/review/agreement/agreement-report.ts';
import { setTab } from '../../../state/review-store.ts';
import type { ReviewView } from '../../../state/review-view.ts';
import { useFigures } from './use-figures.ts';

const names: { readonly [Id in FigureId]?: string } = {
  f1Exact: 'F1 exact',
  f1Overlap: 'F1 overlap',
  cohenKappa: 'Cohen κ',
  fleissKappa: 'Fleiss κ',
  unitizingAlpha: 'uα',
};

const pairIds = ['f1Exact', 'f1Overlap', 'cohenKappa', 'unitizingAlpha'] as const;
const panelIds = ['f1Exact', 'f1Overlap', 'fleissKappa', 'unitizingAlpha'] as const;
const twoDigits = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

function Figure({
  id,
  measured,
}: {
  readonly id: FigureId;
  readonly measured: MeasuredFigures | null;
}) {
  const value = measured?.figures[id] ?? null;
  const why = measured?.why[id];
  return (
    <span className="key-figure" title={why}>
      <span className="key-figure-value">{value === null ? '–' : twoDigits.format(value)}</span>{' '}
      <span className="key-figure-name">{names[id]}</span>
    </span>
  );
}

export function KeyFigures({ view }: { readonly view: ReviewView }) {
  const measured = useFigures(view.head.id, view.sides);
  const ids = view.head.mode === 'panel' ? panelIds : pairIds;
  return (
    <button
      type="button"
      className="key-figures"
      title="What these measure"
      onClick={() => setTab('agreement')}
    >
      <span className="visually-hidden">Agreement: </span>
      <span className="key-figures-grid">
        {ids.map((id) => (
          <Figure key={id} id={id} measured={measured} />
        ))}
      </span>
    </button>
  );
}
