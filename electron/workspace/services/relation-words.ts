// How acts on relations are called in the undo menu and the history: “Said by: Emily Carter”.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { RelationType } from '../../../shared/domain/tagset.ts';

const LONGEST = 60;

/** The canonical name where the mark has one, else its words, on one line and not too long. */
export function nameOf({ attributes, segments }: Annotation): string {
  const { name } = attributes;
  const words =
    typeof name === 'string' && name.trim() !== ''
      ? name
      : segments.map(({ quote }) => quote).join(' … ');
  const line = words.trim().replaceAll(/\s+/gu, ' ');
  if (line.length <= LONGEST) return line;
  return `${line
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}

/** `Said by: Emily Carter`. */
export function relationLabel({ label }: RelationType, to: Annotation): string {
  return `${label.slice(0, 1).toLocaleUpperCase('en')}${label.slice(1)}: ${nameOf(to)}`;
}

/** `1 relation`, or `12 relations`. */
export function relationsCounted(count: number): string {
  return count === 1 ? '1 relation' : `${count.toLocaleString('en-US')} relations`;
}
