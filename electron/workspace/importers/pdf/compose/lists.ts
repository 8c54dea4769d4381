// Which paragraphs are list items: those that open with a bullet, and those whose numbers or dashes have company.

import { startOf } from '../layout/edges.ts';
import { createListLevels } from '../../../../../shared/text/plain-text/list-items.ts';
import { countsOn, markerOf, type Marker } from './markers.ts';
import { firstLine, type Paragraph } from './paragraph.ts';

export interface Item {
  /** From 1. */
  readonly level: number;
  /** Code units of the first line that are only a bullet; numbers stay in the text. */
  readonly skip: number;
}

/** Paragraphs between two items of one list. */
const REACH = 4;

/** O(n). `isTaken` says of a paragraph that it is something else already. */
export function listItems(
  flow: readonly Paragraph[],
  isTaken: (paragraph: Paragraph) => boolean,
): ReadonlyMap<Paragraph, Item> {
  const candidates = flow.map((paragraph) => {
    const line = firstLine(paragraph);
    const isOpen = paragraph.part === 'body' && paragraph.cells === null && !isTaken(paragraph);
    return isOpen && line !== undefined ? markerOf(line.text) : null;
  });
  const items = new Map<Paragraph, Item>();
  const levels = createListLevels();
  for (const [index, paragraph] of flow.entries()) {
    if (paragraph.part === 'edge' || paragraph.part === 'note') continue;
    const marker = candidates[index] ?? null;
    if (!isItem(flow, candidates, index)) {
      levels.reset();
      continue;
    }
    const line = firstLine(paragraph);
    const indent = line === undefined ? 0 : startOf(line, paragraph.isRightToLeft);
    // Columns begin at other places; a list that goes on in the next one keeps its depth by and large.
    const level = levels.levelOf(Math.round((indent - paragraph.start) / 6));
    const isSign = marker?.kind === 'bullet' || marker?.kind === 'dash';
    items.set(paragraph, { level, skip: isSign ? marker.length : 0 });
  }
  return items;
}

function isItem(
  flow: readonly Paragraph[],
  markers: readonly (Marker | null)[],
  index: number,
): boolean {
  const paragraph = flow[index];
  const marker = markers[index] ?? null;
  if (paragraph?.part === 'body' && paragraph.isTagged && isTaggedItem(paragraph)) return true;
  if (marker === null || marker.kind === 'bullet') return marker !== null;
  const near = Array.from({ length: REACH }, (_, step) => step + 1);
  return near.some((step) => {
    const before = markers[index - step] ?? null;
    const after = markers[index + step] ?? null;
    return areSiblings(before, marker) || areSiblings(marker, after);
  });
}

const isTaggedItem = (paragraph: Paragraph): boolean =>
  firstLine(paragraph)?.tag?.kind === 'list-item';

function areSiblings(one: Marker | null, next: Marker | null): boolean {
  if (one === null || next === null || one.kind !== next.kind) return false;
  return one.kind === 'dash' ? one.label === next.label : countsOn(one.label, next.label);
}
