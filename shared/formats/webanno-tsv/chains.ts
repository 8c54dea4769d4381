// Links of chains: each annotation of a chain layer has at most one link to it and one from it, and no chain leads back
// to where it began. What does not fit is answered.

import type { OutSpan } from './sheet.ts';

export interface ChainLink<Item> {
  readonly item: Item;
  readonly from: OutSpan;
  readonly to: OutSpan;
  readonly label: string | null;
}

export interface Unfit<Item> {
  readonly item: Item;
  readonly reason: string;
}

/**
 * Numbers the chains of all annotations of chain layers. A chain keeps the number that its first annotation brings in
 * `chain`, where no other has it; so does the label of a last link.
 */
export function linkChains<Item>(
  links: readonly ChainLink<Item>[],
  spans: readonly OutSpan[],
): readonly Unfit<Item>[] {
  const next = new Map<OutSpan, ChainLink<Item>>();
  const hasBefore = new Set<OutSpan>();
  const unfit: Unfit<Item>[] = [];
  for (const link of links) {
    const reason = faultOf(link, next, hasBefore);
    if (reason !== null) unfit.push({ item: link.item, reason });
    else {
      next.set(link.from, link);
      hasBefore.add(link.to);
    }
  }
  const heads = spans.filter((span) => span.layer?.kind === 'CH' && !hasBefore.has(span));
  const sorted = heads.toSorted(
    (a, b) => (a.chain?.chain ?? Infinity) - (b.chain?.chain ?? Infinity),
  );
  const numbers = numbersOf(sorted);
  for (const [at, head] of sorted.entries()) {
    let link = 1;
    let span: OutSpan | undefined = head;
    while (span !== undefined) {
      const after: ChainLink<Item> | undefined = next.get(span);
      const label = after === undefined ? (span.chain?.label ?? null) : after.label;
      span.chain = { chain: numbers[at] ?? at + 1, link, label };
      span = after?.to;
      link += 1;
    }
  }
  return unfit;
}

function faultOf<Item>(
  { from, to }: ChainLink<Item>,
  next: ReadonlyMap<OutSpan, ChainLink<Item>>,
  hasBefore: ReadonlySet<OutSpan>,
): string | null {
  if (next.has(from) || hasBefore.has(to)) return 'A mark is in one place of one chain.';
  for (let span: OutSpan | undefined = to; span !== undefined; span = next.get(span)?.to) {
    if (span === from) return 'A chain does not lead back to where it began.';
  }
  return null;
}

function numbersOf(heads: readonly OutSpan[]): number[] {
  const used = new Set<number>();
  const kept = heads.map(({ chain }) => {
    const number = chain?.chain ?? 0;
    if (number === 0 || used.has(number)) return null;
    used.add(number);
    return number;
  });
  let free = 1;
  return kept.map((number) => {
    if (number !== null) return number;
    while (used.has(free)) free += 1;
    used.add(free);
    return free;
  });
}
