// Changes to a text by offsets of the original, so that many small ones cost one copy.

/** Replaces [at, end) of the original; UTF-16 code units. */
export interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** The edits may come in any order; those at one place are made in the order given. Those inside others do not count. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
    if (edit.at < from) continue;
    parts.push(text.slice(from, edit.at), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
