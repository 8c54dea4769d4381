// Lines that show themselves to be list items: the marker stands apart from the words, as word processors set it.

import { isMarkerAlone } from '../compose/markers.ts';
import type { Line } from './lines.ts';
import type { Segment } from './segments.ts';

const isMarker = ({ runs }: Segment): boolean =>
  isMarkerAlone(runs.map(({ text }) => text).join(''));

/** Of any depth; a row of a table has more cells or no marker. */
export function isItemLine({ cells }: Line): boolean {
  const [marker, ...rest] = cells;
  return marker !== undefined && rest.length === 1 && isMarker(marker);
}
