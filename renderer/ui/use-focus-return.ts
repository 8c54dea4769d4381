// When a dialog closes, the text gets back not only the focus but also its caret or selection,
// which the browser forgets as soon as a field has the focus.

import { useState } from 'react';
import { placeOf } from '../app/commands/focus-place.ts';
import { useArticle } from '../state/article-store.ts';
import { reader } from '../state/reader-handle.ts';
import { useSelection } from '../state/selection-store.ts';

const openId = () => useArticle.getState().current?.article.id;

/** The dialog's trigger is a command, which Radix does not know; what opened it may be gone, as a menu's entry is. */
function focusAgain(element: Element | null): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
  else if (document.querySelector('[role=dialog]') === null) reader.current?.focus();
}

/**
 * For Radix's `onCloseAutoFocus`. Where nothing had the focus, or the text of an article that is no longer open,
 * the text gets it; where something else had it, that gets it back.
 */
export function useFocusReturn(): (event: Event) => void {
  const [before] = useState(() => ({
    element: document.activeElement,
    inText: placeOf(document.activeElement) === 'text',
    span: useSelection.getState().span,
    nowhere: document.activeElement === document.body,
    articleId: openId(),
  }));
  return (event) => {
    event.preventDefault();
    if (!before.inText && !before.nowhere) {
      focusAgain(before.element);
      return;
    }
    const same = before.articleId === openId();
    if (before.inText && same && before.span !== null) reader.current?.select(before.span);
    else reader.current?.focus();
  };
}
