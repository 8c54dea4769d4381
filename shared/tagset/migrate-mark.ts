// What becomes of one mark when its article gets another definition of its tagset, or another tagset.
// Nothing is guessed: a mark whose tag is gone stays unresolved until the migration names where it goes.

import type { Annotation } from '../domain/annotation.ts';
import type { TagId } from '../domain/ids.ts';
import type { Tag, Tagset } from '../domain/tagset.ts';
import type { TagsetMigration } from '../ipc/tagset-types.ts';
import { carryAttributes, type CarryRules, type ValueChange } from './carry-attributes.ts';
import type { EffectKind } from './effects.ts';

export const noMigration: TagsetMigration = {
  tags: {},
  attributes: {},
  options: {},
  relations: {},
};

type MarkOutcome =
  | { readonly how: 'kept' }
  | {
      readonly how: 'changed';
      readonly tag: TagId;
      readonly attributes: Annotation['attributes'];
      readonly effects: readonly Effect[];
      readonly losses: readonly Loss[];
    }
  | { readonly how: 'deleted'; readonly effects: readonly Effect[] }
  /** The migration has to name where marks with this tag go. */
  | { readonly how: 'unresolved' };

type Effect = readonly [kind: EffectKind, what: string];

/** A value, or one option of it, that goes although the migration does not say so by name. */
export interface Loss {
  readonly attribute: string;
  readonly option: string | null;
  readonly what: string;
}

export interface MarkMigrator {
  /** Marks with any other tag of the old tagset stay as they are. */
  readonly touched: ReadonlySet<TagId>;
  readonly outcomeOf: (mark: Pick<Annotation, 'tag' | 'attributes'>) => MarkOutcome;
}

const kept: MarkOutcome = { how: 'kept' };
const unresolved: MarkOutcome = { how: 'unresolved' };

export function markMigrator(
  before: Tagset,
  after: Tagset,
  migration: TagsetMigration,
): MarkMigrator {
  const oldTags = new Map(before.tags.map((tag) => [tag.id, tag]));
  const newTags = new Map(after.tags.map((tag) => [tag.id, tag]));
  const touched = before.tags.filter((tag) => isTouched(tag, newTags.get(tag.id), migration));
  return {
    touched: new Set(touched.map(({ id }) => id)),
    outcomeOf({ tag, attributes }) {
      const old = oldTags.get(tag);
      const label = old?.label ?? tag;
      const target = own(migration.tags, tag, tag);
      if (target === null) return { how: 'deleted', effects: [['delete-marks', label]] };
      const now = newTags.get(target as TagId);
      if (now === undefined) return unresolved;
      const { values, changes } = carryAttributes(attributes, old, now, rulesOf(migration, tag));
      const isRetagged = now.id !== tag;
      if (!isRetagged && changes.length === 0) return kept;
      const effects: Effect[] = isRetagged ? [['retag', `${label} → ${now.label}`]] : [];
      effects.push(...changes.flatMap((change) => valueEffects(change, label, now)));
      const losses = changes.flatMap((change) => lossesOf(change, tag, label, old, migration));
      return { how: 'changed', tag: now.id, attributes: values, effects, losses };
    },
  };
}

/** Attributes that only came or were only called otherwise change no mark. */
function isTouched(old: Tag, now: Tag | undefined, migration: TagsetMigration): boolean {
  if (now === undefined || Object.hasOwn(migration.tags, old.id)) return true;
  const named = { ...migration.attributes[old.id], ...migration.options[old.id] };
  if (Object.keys(named).length > 0) return true;
  return old.attributes.some((attribute) => {
    const later = now.attributes.find(({ id }) => id === attribute.id);
    if (later === undefined || later.type !== attribute.type) return true;
    const options = new Set(later.options?.map(({ id }) => id));
    return attribute.options?.some(({ id }) => !options.has(id)) === true;
  });
}

function rulesOf(migration: TagsetMigration, tag: TagId): CarryRules {
  return {
    attributes: own(migration.attributes, tag, {}),
    options: own(migration.options, tag, {}),
  };
}

/** The record's own value: ids come from files and may be called like what every object has. */
export function own<T>(record: Readonly<Record<string, T>>, key: string, otherwise: T): T {
  return Object.hasOwn(record, key) ? (record[key] as T) : otherwise;
}

function valueEffects({ from, to, lost }: ValueChange, tag: string, now: Tag): Effect[] {
  const source = `${from.label} of ${tag}`;
  const losses: Effect[] = lost.map((option) => ['delete-values', `${source}: ${option}`]);
  if (to === null) return losses.length > 0 ? losses : [['delete-values', source]];
  const target = `${to.label} of ${now.label}`;
  return [...losses, ['move-values', source === target ? source : `${source} → ${target}`]];
}

function lossesOf(
  { from, to, lost }: ValueChange,
  tag: TagId,
  label: string,
  old: Tag | undefined,
  migration: TagsetMigration,
): Loss[] {
  const what = `${from.label} of ${label}`;
  const named = own(migration.attributes, tag, {});
  if (lost.length === 0) {
    const goes = to === null && !Object.hasOwn(named, from.id);
    return goes ? [{ attribute: from.id, option: null, what }] : [];
  }
  const known = old?.attributes.find(({ id }) => id === from.id)?.options ?? [];
  const mapped = own(own(migration.options, tag, {}), from.id, {});
  return lost.flatMap((name) => {
    const option = known.find((one) => one.label === name)?.id ?? name;
    if (Object.hasOwn(mapped, option)) return [];
    return [{ attribute: from.id, option, what: `${what}: ${name}` }];
  });
}
