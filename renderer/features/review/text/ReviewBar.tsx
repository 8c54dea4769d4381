// Over the text: whose line is whose, and both sides in one text or beside each other.

import { useCommandKey } from '../../../app/commands/use-commands.ts';
import { useReview } from '../../../state/review-store.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { toggleSideBySide } from '../pane/review-files.ts';

export function ReviewBar() {
  const view = useReview((state) => state.view);
  const sideBySide = useReview((state) => state.sideBySide);
  const key = useCommandKey('review.side-by-side');
  const isPanel = view?.head.mode === 'panel';
  const others = isPanel ? 'The others' : (view?.names[1] ?? 'Theirs');
  return (
    <div className="review-text-bar">
      <ul className="review-legend" aria-label="How marks are shown">
        <li>
          <span className="legend legend-mine">{view?.names[0] ?? 'You'}</span>
        </li>
        <li>
          <span className="legend legend-theirs">{others}</span>
        </li>
        <li>
          <span className="legend legend-agreed">Agreed</span>
        </li>
        <li>
          <span className="legend legend-settled">Decided</span>
        </li>
      </ul>
      <button
        type="button"
        className="side-toggle"
        aria-pressed={sideBySide}
        onClick={toggleSideBySide}
      >
        Side by side {key === undefined ? null : <Kbd name={key} />}
      </button>
    </div>
  );
}
