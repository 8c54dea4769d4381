// Lists of things with ids, as they are edited in a tagset: pure, the very same list where nothing changes.

interface Item {
  readonly id: string;
}

export function withItem<T extends Item>(items: readonly T[], item: T): readonly T[] {
  return items.map((one) => (one.id === item.id ? item : one));
}

/** One place up or down; at either end it stays. */
export function withItemMoved<T extends Item>(
  items: readonly T[],
  id: string,
  step: -1 | 1,
): readonly T[] {
  const at = items.findIndex((one) => one.id === id);
  const [item, other] = [items[at], items[at + step]];
  if (item === undefined || other === undefined) return items;
  return items.with(at, other).with(at + step, item);
}

export function withoutItem<T extends Item>(items: readonly T[], id: string): readonly T[] {
  return items.filter((one) => one.id !== id);
}

/** What stands where the item stood once it is gone: the next, else the one before. */
export function neighbourOf<T extends Item>(items: readonly T[], id: string): T | null {
  const at = items.findIndex((one) => one.id === id);
  return items[at + 1] ?? items[at - 1] ?? null;
}
