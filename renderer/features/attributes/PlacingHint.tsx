// Which mark is to be placed while its words are being selected in the text; shown at the foot of the page.

import { useEffect } from 'react';
import { tagLabel, useArticle } from '../../state/article-store.ts';
import { useDetails } from '../../state/details-store.ts';
import { useMarksVersion } from '../../state/marks.ts';
import { shortQuote } from '../../state/quote.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { quoted } from '../../ui/words.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { forgetToPlace, markToPlace, useToPlace } from './waiting.ts';

/** Esc lets go of selected text first, and of the mark to place then. */
function useEscape(shown: boolean): void {
  useEffect(() => {
    if (!shown) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) forgetToPlace();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown]);
}

export function PlacingHint() {
  useMarksVersion();
  const { asked } = useToPlace();
  const nothingSelected = useSelection((state) => state.markId === null);
  const textSelected = useSelection((state) => rangeOf(state.span) !== null);
  const text = useArticle((state) => state.current?.article.text ?? '');
  const details = useDetails((state) => state.byId);
  const key = useCommandKey('mark.place-here');
  const mark = markToPlace();
  const selecting = mark?.state === 'orphan' && textSelected && nothingSelected;
  const shown = mark !== undefined && (asked || selecting);
  useEscape(shown);
  if (!shown) return null;
  return (
    <div className="edge-hint" role="group" aria-label="Placing a mark">
      <strong>
        {tagLabel(mark.tag)} {quoted(shortQuote(text, mark, details.get(mark.id)))}
      </strong>
      {textSelected ? null : <span>select its words</span>}
      {key === undefined ? null : (
        <span>
          <Kbd name={key} spoken /> place it at the selection
        </span>
      )}
      <span>
        <Kbd name="Escape" spoken /> leave it
      </span>
    </div>
  );
}
