// Says which marks the caret moved into or out of. Apart from the line of the last act, so that neither cuts the other
// off; silent while a mark is selected, whose own announcement says more.

import { useEffect, useRef, useState } from 'react';
import { tagLabel } from '../../state/article-store.ts';
import { marks, useMarksVersion } from '../../state/marks.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { marksHereWords } from './marks-here.ts';

/** Held arrow keys pass through many marks; only where the caret rests is worth hearing. */
const REST_MS = 150;

export function MarksAtCaret() {
  const version = useMarksVersion();
  const { span, inText, markId } = useSelection();
  const caret = inText && markId === null && rangeOf(span) === null ? span : null;
  const at = caret?.startUtf16 ?? null;
  const [line, setLine] = useState('');
  const last = useRef('');
  useEffect(() => {
    if (at === null) return undefined;
    const timer = window.setTimeout(() => {
      const words = marksHereWords(marks.at(at), tagLabel);
      const left = words === '' && last.current !== '';
      if (words !== last.current) setLine(left ? 'No mark' : words);
      last.current = words;
    }, REST_MS);
    return () => window.clearTimeout(timer);
  }, [at, version]);
  return (
    <div className="visually-hidden" role="status" aria-label="Marks at the caret">
      {line}
    </div>
  );
}
