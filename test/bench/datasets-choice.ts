// The whole of a library as an export in a format, into a folder.

import type { FormatId } from '../../shared/formats/format-list.ts';
import { everything } from '../support/library.ts';

export function exportOf(format: FormatId, path: string) {
  const choice = {
    target: { view: everything, except: [] },
    format,
    each: 'together',
    tags: null,
    annotators: null,
    acceptedOnly: false,
    text: true,
    offsets: null,
    split: null,
    card: false,
  } as const;
  return { choice, path, isFolder: true };
}
