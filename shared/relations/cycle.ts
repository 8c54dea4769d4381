// Whether relations of one type lead back to where they began.

/**
 * The way from `to` to `from`, both included, which a relation from `from` to `to` would close to a circle; null when
 * there is none. `next` names the ends of the relations that begin at a mark; each mark is asked once.
 */
export function wayBack<Mark>(
  from: Mark,
  to: Mark,
  next: (mark: Mark) => Iterable<Mark>,
): readonly Mark[] | null {
  const cameFrom = new Map<Mark, Mark | null>([[to, null]]);
  const waiting = [to];
  for (let mark = waiting.pop(); mark !== undefined; mark = waiting.pop()) {
    if (mark === from) return traced(cameFrom, mark);
    for (const after of next(mark)) {
      if (cameFrom.has(after)) continue;
      cameFrom.set(after, mark);
      waiting.push(after);
    }
  }
  return null;
}

function traced<Mark>(cameFrom: ReadonlyMap<Mark, Mark | null>, end: Mark): readonly Mark[] {
  const way: Mark[] = [];
  for (let mark: Mark | null | undefined = end; mark != null; mark = cameFrom.get(mark)) {
    way.push(mark);
  }
  return way.toReversed();
}
