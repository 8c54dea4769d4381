// What is wrong with the query, said after a pause: a query half typed is not yet a wrong one.

import { useEffect, useState } from 'react';
import type { QueryFault } from '../../../shared/ipc/types.ts';
import { queryFault } from '../../state/search-query.ts';

const PAUSE_MS = 600;

export function useShownFault(typed: string): {
  readonly fault: QueryFault | null;
  /** Without waiting. */
  readonly showNow: () => void;
} {
  const [due, setDue] = useState<string | null>(null);
  const fault = queryFault(typed);
  const wrong = fault !== null;
  useEffect(() => {
    if (!wrong) return undefined;
    const timer = setTimeout(() => setDue(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, wrong]);
  return { fault: due === typed ? fault : null, showNow: () => setDue(typed) };
}
