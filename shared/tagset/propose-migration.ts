// Where the parts of somebody else's tagset go in one of mine: by id, else by label whatever its case. What is chosen
// goes before both; what neither id, label nor choice places has no entry, so that nothing is guessed. Pure.

import type { Attribute, Tag, Tagset } from '../domain/tagset.ts';
import type { TagsetMigration } from '../ipc/tagset-types.ts';
import { own } from './migrate-mark.ts';

interface Named {
  readonly id: string;
  readonly label: string;
}

const labelOf = ({ label }: Named): string => label.normalize('NFC').trim().toLowerCase();

/** The part with its id, else the first with its label. */
export function counterpart<Part extends Named>(
  parts: readonly Part[],
  wanted: Named,
): Part | undefined {
  const label = labelOf(wanted);
  return (
    parts.find(({ id }) => id === wanted.id) ??
    (label === '' ? undefined : parts.find((part) => labelOf(part) === label))
  );
}

/**
 * `chosen` and all that follows from ids and labels. Attributes and options follow the tag that their tag goes to.
 * Only what has another id in mine is named: the rest stays what it is called.
 */
export function completeMigration(
  theirs: Tagset,
  mine: Tagset,
  chosen: TagsetMigration,
): TagsetMigration {
  const tags = { ...renamed(theirs.tags, mine.tags), ...chosen.tags };
  const pairs = theirs.tags.flatMap((tag): readonly (readonly [Tag, Tag])[] => {
    const target = own<string | null>(tags, tag.id, tag.id);
    const to = mine.tags.find(({ id }) => id === target);
    return to === undefined ? [] : [[tag, to]];
  });
  const byTag = <Value>(valueOf: (from: Tag, to: Tag) => Readonly<Record<string, Value>>) =>
    Object.fromEntries(
      pairs
        .map(([from, to]) => [from.id, valueOf(from, to)] as const)
        .filter(([, value]) => Object.keys(value).length > 0),
    );
  const attributesOf = (from: Tag, to: Tag) => ({
    ...renamed(from.attributes, to.attributes),
    ...within(own(chosen.attributes, from.id, {}), to.attributes),
  });
  return {
    tags,
    attributes: byTag(attributesOf),
    options: byTag((from, to) => ({
      ...renamedOptions(from, to, attributesOf(from, to)),
      ...own(chosen.options, from.id, {}),
    })),
    relations: { ...renamed(theirs.relations, mine.relations), ...chosen.relations },
  };
}

function renamed(theirs: readonly Named[], mine: readonly Named[]): Record<string, string> {
  return Object.fromEntries(
    theirs.flatMap((part) => {
      const target = counterpart(mine, part);
      return target === undefined || target.id === part.id ? [] : [[part.id, target.id]];
    }),
  );
}

/** What was chosen for another tag than the one it goes to now says nothing. */
const within = (
  chosen: Readonly<Record<string, string | null>>,
  parts: readonly Named[],
): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(chosen).filter(([, to]) => to === null || parts.some(({ id }) => id === to)),
  );

function renamedOptions(
  from: Tag,
  to: Tag,
  attributes: Readonly<Record<string, string | null>>,
): Record<string, Record<string, string>> {
  const optionsOf = ({ options = [] }: Attribute) => options;
  return Object.fromEntries(
    from.attributes.flatMap((attribute) => {
      const name = own<string | null>(attributes, attribute.id, attribute.id);
      const target = to.attributes.find(({ id }) => id === name);
      if (target === undefined) return [];
      const options = renamed(optionsOf(attribute), optionsOf(target));
      return Object.keys(options).length === 0 ? [] : [[attribute.id, options]];
    }),
  );
}
