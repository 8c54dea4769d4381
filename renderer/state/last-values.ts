// The values given last to a mark of each tag, to be given again with one key. Kept as long as the window lives.
// All that the last mark says belongs together; of a single attribute the last value counts, whichever mark has it.

import { create } from 'zustand';
import { attributeFault } from '../../shared/annotation-file/attribute-values.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import type { Tag } from '../../shared/domain/tagset.ts';
import type { AttributeValue, Values } from './details-store.ts';

type Given = ReadonlyMap<TagId, Annotation['attributes']>;

interface LastValues {
  /** What the mark says that was given a value last. */
  readonly together: Given;
  /** The last value of each attribute. */
  readonly each: Given;
}

export const useLastValues = create<LastValues>()(() => ({ together: new Map(), each: new Map() }));

/** All that the mark says now, after one of its values was given. */
export function rememberValues(tag: TagId, attributes: Annotation['attributes']): void {
  useLastValues.setState(({ together, each }) => ({
    together: new Map(together).set(tag, attributes),
    each: new Map(each).set(tag, { ...each.get(tag), ...attributes }),
  }));
}

/** Those that the tag's attributes allow: another article's tagset may ask for other things. */
export function lastValues(given: Given, tag: Tag): Values {
  const last = given.get(tag.id) ?? {};
  const usable = tag.attributes.flatMap((attribute) => {
    const value = last[attribute.id];
    if (value === undefined || attributeFault(attribute, value) !== null) return [];
    // Every attribute type's values are of this type.
    return [[attribute.id, value as AttributeValue] as const];
  });
  return Object.fromEntries(usable);
}
