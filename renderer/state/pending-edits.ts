// Text being typed that is not sent yet. Whatever closes, switches or undoes calls flush first,
// so that nothing typed is lost.

const flushers = new Set<() => void>();

/** Returns a function that takes it off again. */
export function addPendingEdit(flush: () => void): () => void {
  flushers.add(flush);
  return () => {
    flushers.delete(flush);
  };
}

export function flushPendingEdits(): void {
  for (const flush of flushers) flush();
}
