// A fault in the query, in two places: underlined where it is, and said under the box with what to do.

import type { QueryFault } from '../../../shared/ipc/types.ts';

interface QueryMirrorProps {
  readonly query: string;
  readonly fault: QueryFault | null;
  /** How far the field's own text is scrolled, in pixels. */
  readonly scrolled: number;
}

/** The same words behind the field's, invisible but for the line under what is wrong. */
export function QueryMirror({ query, fault, scrolled }: QueryMirrorProps) {
  if (fault === null) return null;
  const { startUtf16, endUtf16 } = fault;
  // What is missing at a place is shown as a gap there.
  const wrong = query.slice(startUtf16, endUtf16) || '\u00a0\u00a0';
  return (
    <div className="query-mirror" aria-hidden dir="auto">
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {query.slice(0, startUtf16)}
        <span className="query-fault">{wrong}</span>
        {query.slice(endUtf16)}
      </span>
    </div>
  );
}

export function FaultLine({ id, fault }: { readonly id: string; readonly fault: QueryFault }) {
  return (
    <p id={id} className="search-fault" role="alert">
      {fault.message} <span className="search-remedy">{fault.remedy}</span>
    </p>
  );
}
