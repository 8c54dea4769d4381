// The whole of a library as an export in a format, into a folder.

import type { FormatId } from '../../shared/formats/format-list.ts';
import { everything } from '../support/library.ts';
import { exportChoice } from '../support/export-choice.ts';

export function exportOf(format: FormatId, path: string) {
  const choice = exportChoice({ view: everything, except: [] }, format);
  return { choice, path, isFolder: true };
}
