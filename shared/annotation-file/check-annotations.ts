// Checks what annotations refer to: tag, attributes, annotator, review item, and that ids are unique.
// Their places are checked in place-annotations.ts.

import { attributeFault } from './attribute-values.ts';
import { duplicates } from './duplicates.ts';
import { shown, type Problems } from './problems.ts';
import type { FileAnnotation, FileTagset } from './schema.ts';
import type { FileParts, Item } from './structure.ts';

type FileTag = FileTagset['tags'][number];

export function checkAnnotations(parts: FileParts, problems: Problems): void {
  const tags = new Map(parts.tagset.tags.map((tag) => [tag.id, tag]));
  const isAnnotator = annotatorTest(parts);
  const decided = new Set(parts.review?.decisions.map((decision) => decision.item));
  duplicateItems(parts.annotators, 'annotators', 'annotator', problems);
  duplicateItems(parts.annotations, 'annotations', 'annotation', problems);

  for (const { index, value } of parts.annotations) {
    const path = ['annotations', index];
    const tag = tags.get(value.tag);
    if (tag === undefined) {
      const known = [...tags.keys()].join(', ');
      problems.add(
        [...path, 'tag'],
        `The tagset has no tag “${value.tag}”.`,
        `Use one of ${known}, or add the tag.`,
      );
    } else {
      checkAttributes(value, tag, path, problems);
    }
    if (!isAnnotator(value.annotator)) addMissingAnnotator(path, value.annotator, problems);
    const { rejectedBy } = value;
    if (rejectedBy !== undefined && !parts.misfits.review && !decided.has(rejectedBy)) {
      problems.add(
        [...path, 'rejectedBy'],
        `No decision is about item “${rejectedBy}”.`,
        'Name the item of one of the review’s decisions, or remove the key.',
      );
    }
  }
}

/** Whether an id is an annotator's, be it of one that does not fit the schema. */
export function annotatorTest({ annotators, misfits }: FileParts): (id: string) => boolean {
  const ids = new Set(annotators.map(({ value }) => value.id));
  return (id) => ids.has(id) || misfits.annotators.has(id);
}

/** Also for relations: who made it must be listed. */
export function addMissingAnnotator(
  path: readonly (string | number)[],
  annotator: string,
  problems: Problems,
): void {
  problems.add(
    [...path, 'annotator'],
    `No annotator has the id “${annotator}”.`,
    'List everybody who made an annotation under “annotators”.',
  );
}

export function duplicateItems(
  items: readonly Item<{ readonly id: string }>[],
  part: string,
  what: string,
  problems: Problems,
): void {
  const values = items.map((item) => item.value);
  duplicates(values, [part], what, problems, (at) => items[at]?.index ?? at);
}

function checkAttributes(
  annotation: FileAnnotation,
  tag: FileTag,
  path: readonly (string | number)[],
  problems: Problems,
): void {
  for (const [key, value] of Object.entries(annotation.attributes)) {
    const attribute = tag.attributes.find((known) => known.id === key);
    if (attribute === undefined) {
      problems.add(
        [...path, 'attributes', key],
        `The tag “${tag.id}” has no attribute “${key}”.`,
        'Remove it, add the attribute to the tagset, or move the value into “extra”.',
      );
      continue;
    }
    const fault = attributeFault(attribute, value);
    if (fault !== null) {
      problems.add([...path, 'attributes', key], `“${attribute.label}” is ${shown(value)}.`, fault);
    }
  }
}
