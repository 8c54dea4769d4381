// Checks that the names inside a tagset are unique and that its relations name tags it has.

import type { Tagset } from '../domain/tagset.ts';
import { duplicates } from './duplicates.ts';
import type { Problems } from './problems.ts';
import type { FileTagset } from './schema.ts';

/** Of an annotated article file. */
export function checkTagset(tagset: FileTagset, problems: Problems): void {
  checkDefinitions(tagset, problems, ['tagset']);
}

/** Wherever the tagset stands; `base` is the path to it. */
export function checkDefinitions(
  tagset: Tagset | FileTagset,
  problems: Problems,
  base: readonly string[],
): void {
  duplicates(tagset.tags, [...base, 'tags'], 'tag', problems);
  for (const [tagIndex, tag] of tagset.tags.entries()) {
    const path = [...base, 'tags', tagIndex, 'attributes'];
    duplicates(tag.attributes, path, 'attribute', problems);
    for (const [index, attribute] of tag.attributes.entries()) {
      if ('options' in attribute && attribute.options !== undefined) {
        duplicates(attribute.options, [...path, index, 'options'], 'option', problems);
      }
    }
  }
  duplicates(tagset.relations, [...base, 'relations'], 'relation', problems);
  const tags = new Set<string>(tagset.tags.map((tag) => tag.id));
  for (const [index, relation] of tagset.relations.entries()) {
    for (const side of ['from', 'to'] as const) {
      for (const [at, tag] of relation[side].entries()) {
        if (tags.has(tag)) continue;
        problems.add(
          [...base, 'relations', index, side, at],
          `The tagset has no tag “${tag}”.`,
          `Use one of ${[...tags].join(', ')}, or add the tag.`,
        );
      }
    }
  }
}
