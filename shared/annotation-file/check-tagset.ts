// Checks that the names inside a tagset are unique and that its relations name tags it has.

import { duplicates } from './duplicates.ts';
import type { Problems } from './problems.ts';
import type { FileTagset } from './schema.ts';

export function checkTagset(tagset: FileTagset, problems: Problems): void {
  duplicates(tagset.tags, ['tagset', 'tags'], 'tag', problems);
  for (const [tagIndex, tag] of tagset.tags.entries()) {
    const path = ['tagset', 'tags', tagIndex, 'attributes'];
    duplicates(tag.attributes, path, 'attribute', problems);
    for (const [index, attribute] of tag.attributes.entries()) {
      if ('options' in attribute) {
        duplicates(attribute.options, [...path, index, 'options'], 'option', problems);
      }
    }
  }
  duplicates(tagset.relations, ['tagset', 'relations'], 'relation', problems);
  const tags = new Set(tagset.tags.map((tag) => tag.id));
  for (const [index, relation] of tagset.relations.entries()) {
    for (const side of ['from', 'to'] as const) {
      for (const [at, tag] of relation[side].entries()) {
        if (tags.has(tag)) continue;
        problems.add(
          ['tagset', 'relations', index, side, at],
          `The tagset has no tag “${tag}”.`,
          `Use one of ${[...tags].join(', ')}, or add the tag.`,
        );
      }
    }
  }
}
