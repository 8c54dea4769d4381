// Checks relations: both ends exist, and the tagset has such a relation between such tags.

import { addMissingAnnotator, annotatorTest, duplicateItems } from './check-annotations.ts';
import type { Problems } from './problems.ts';
import type { FileAnnotation, FileRelation, FileTagset } from './schema.ts';
import type { FileParts, Item } from './structure.ts';

export function checkRelations(parts: FileParts, problems: Problems): void {
  if (parts.relations.length === 0) return;
  duplicateItems(parts.relations, 'relations', 'relation', problems);
  const isAnnotator = annotatorTest(parts);
  // Reversed, because an id that stands twice is the first one's.
  const annotations = new Map(parts.annotations.toReversed().map(({ value }) => [value.id, value]));
  const types = new Map(parts.tagset.relations.map((type) => [type.id, type]));
  for (const item of parts.relations) {
    const { index, value } = item;
    const type = types.get(value.type);
    if (type === undefined) {
      problems.add(
        ['relations', index, 'type'],
        `The tagset has no relation “${value.type}”.`,
        types.size === 0
          ? 'Add it to the tagset.'
          : `Use one of ${[...types.keys()].join(', ')}, or add it.`,
      );
    }
    for (const end of ['from', 'to'] as const) {
      const annotation = annotations.get(value[end]);
      if (annotation === undefined) addMissingEnd(item, end, parts, problems);
      else if (type !== undefined) checkTag(item, end, annotation, type, problems);
    }
    if (!isAnnotator(value.annotator)) {
      addMissingAnnotator(['relations', index], value.annotator, problems);
    }
  }
}

type End = 'from' | 'to';

function addMissingEnd(
  { index, value }: Item<FileRelation>,
  end: End,
  { misfits }: FileParts,
  problems: Problems,
): void {
  const path = ['relations', index, end];
  if (misfits.annotations.has(value[end])) {
    problems.add(
      path,
      `The annotation “${value[end]}” has a problem of its own, so the relation cannot be kept.`,
      'Mend the annotation.',
    );
  } else {
    problems.add(
      path,
      `No annotation has the id “${value[end]}”.`,
      'Name an annotation of this file, or remove the relation.',
    );
  }
}

function checkTag(
  { index }: Item<FileRelation>,
  end: End,
  { tag }: FileAnnotation,
  type: FileTagset['relations'][number],
  problems: Problems,
): void {
  if (type[end].includes(tag)) return;
  problems.add(
    ['relations', index, end],
    `A relation “${type.id}” cannot ${end === 'from' ? 'start' : 'end'} at an annotation tagged “${tag}”.`,
    `Use one tagged ${type[end].join(', ')}, or allow it in the tagset.`,
  );
}
