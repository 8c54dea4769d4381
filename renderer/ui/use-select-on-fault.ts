// A field whose content was refused gets the focus with all of it selected, so that the next try is typed over it.

import { useLayoutEffect, useRef, type RefObject } from 'react';

/** `fault` is what is said of the content; null while nothing is. */
export function useSelectOnFault(fault: string | null): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  // Before it is painted: whoever reads that it was wrong may type already.
  useLayoutEffect(() => {
    if (fault === null) return;
    field.current?.focus();
    field.current?.select();
  }, [fault]);
  return field;
}
