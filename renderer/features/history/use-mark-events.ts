// A mark's history, read when somebody looks at the mark, and again when the mark has changed.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { MarkEvent } from '../../../shared/ipc/history-types.ts';
import { showError } from '../../state/messages.ts';

/** Null until it is there; `age` is anything that is another one when the mark may have changed. */
export function useMarkEvents(
  articleId: ArticleId,
  id: AnnotationId | null,
  age: unknown,
): readonly MarkEvent[] | null {
  const [found, setFound] = useState<{
    readonly id: AnnotationId;
    readonly events: readonly MarkEvent[];
  } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let wanted = true;
    call('history:of-mark', { id, articleId }).then(
      (events) => (wanted ? setFound({ id, events }) : undefined),
      (thrown: unknown) => (wanted ? showError(thrown) : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [articleId, id, age]);
  return found !== null && found.id === id ? found.events : null;
}
