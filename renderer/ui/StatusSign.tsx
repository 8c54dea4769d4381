// How far an article is, as a small round sign: empty, half full, full with a tick. Shape says it without colour.

import type { ArticleStatus } from '../../shared/domain/library.ts';

export function StatusSign({ status }: { readonly status: ArticleStatus }) {
  return (
    <svg className={`status-sign status-${status}`} viewBox="0 0 14 14" aria-hidden>
      {status === 'done' ? (
        <>
          <circle className="status-full" cx="7" cy="7" r="6" />
          <path className="status-tick" d="M4.3 7.2 6.2 9 9.7 5.2" />
        </>
      ) : (
        <>
          <circle className="status-ring" cx="7" cy="7" r="5.25" />
          {status === 'in-progress' ? (
            <path className="status-half" d="M7 3.9a3.1 3.1 0 0 1 0 6.2z" />
          ) : null}
        </>
      )}
    </svg>
  );
}
