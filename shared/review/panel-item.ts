// A panel item of one group of variants, marks or relations alike: its id, its kind and who says what.

import { kindOf } from './differences.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Variant } from './group-up.ts';
import { itemId } from './item-id.ts';
import type { ItemDifferences, ItemKind, PanelItem } from './review-item.ts';
import type { InText } from './text-order.ts';

export interface PanelRules<Item> {
  readonly scope: string;
  readonly subject: PanelItem['subject'];
  /** How many sources there are. */
  readonly of: number;
  readonly idOf: (item: Item) => string;
  readonly differencesOf: (one: Item, other: Item) => ItemDifferences;
  /** What it says, and where it is seen from the variant that most have. */
  readonly sayingOf: (item: Item, most: Item) => unknown;
  readonly contextOf: (item: Item) => string;
}

/** An item and where it begins and ends, for the order. */
export interface GroupedItem extends InText {
  readonly item: PanelItem;
}

/** The variants of one group, that of most sources first. */
export function panelItem<Item extends InText>(
  variants: readonly Variant<Item>[],
  rules: PanelRules<Item>,
): GroupedItem {
  const ids = Array.from({ length: rules.of }, (): string | null => null);
  for (const { members } of variants) {
    for (const { source, item } of members) ids[source] = rules.idOf(item);
  }
  const firsts = variants.map(({ first }) => first);
  const says = variants.map(({ first, members }) => [
    rules.sayingOf(first, firsts[0] ?? first),
    members.length,
  ]);
  return {
    item: {
      item: itemId(rules.scope, rules.subject, ids),
      kind: kindOfVariants(variants, rules),
      subject: rules.subject,
      variants: variants.map(({ members }) => ({
        marks: members.map(({ source, item }) => ({ source, id: rules.idOf(item) })),
        votes: members.length,
      })),
      of: rules.of,
      fingerprint: fingerprintOf([rules.of, ...says], firsts.map(rules.contextOf)),
    },
    startUtf16: Math.min(...firsts.map(({ startUtf16 }) => startUtf16)),
    endUtf16: Math.max(...firsts.map(({ endUtf16 }) => endUtf16)),
  };
}

/** Of all that variants differ in, the weightiest. */
const weightiest: readonly ItemKind[] = [
  'relation',
  'segments',
  'boundary',
  'tag',
  'attribute',
  'note',
];

function kindOfVariants<Item>(
  variants: readonly Variant<Item>[],
  { of, differencesOf }: PanelRules<Item>,
): ItemKind {
  const [most, ...others] = variants;
  if (most === undefined) return 'agreed';
  if (others.length === 0) {
    if (most.members.length === of) return 'agreed';
    return most.members.some(({ source }) => source === 0) ? 'only-mine' : 'only-theirs';
  }
  const kinds = new Set(others.map(({ first }) => kindOf(differencesOf(most.first, first))));
  return weightiest.find((kind) => kinds.has(kind)) ?? 'agreed';
}
