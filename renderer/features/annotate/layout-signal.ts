// Tells what lies over the text that the text may have moved under it.

const listeners = new Set<() => void>();

/** Returns a function that stops listening. */
export function onTextMoved(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function textMoved(): void {
  for (const listener of listeners) listener();
}
