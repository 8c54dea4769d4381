// `sourcebench formats`: a table of what can be read and written, and how each counts its offsets.

import {
  formatList,
  type FormatInfo,
  type FormatOffsets,
} from '../../../shared/formats/format-list.ts';
import type { Outcome } from '../outcome.ts';

const offsetWords: { readonly [Offsets in FormatOffsets]: string } = {
  both: 'both',
  'code-points': 'code points',
  'utf-16': 'UTF-16',
  none: '–',
};

export function formatsCommand(): Outcome {
  const rows = [
    ['id', 'reads', 'writes', 'offsets', 'file', 'what it is'],
    ...formatList.map(toRow),
  ];
  const widths = rows[0]?.map((_cell, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return {
    document: {
      formats: formatList.map(
        ({ id, label, description, reads, writes, offsets, extension, perArticle }) => ({
          id,
          label,
          description,
          reads,
          writes,
          offsets,
          extension,
          articlesPerFile: perArticle ? 'one' : 'many',
        }),
      ),
    },
    lines: rows.map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    errors: [],
  };
}

const toRow = ({ id, reads, writes, offsets, extension, label }: FormatInfo): string[] => [
  id,
  reads ? 'yes' : '–',
  writes ? 'yes' : '–',
  offsetWords[offsets],
  extension,
  label,
];
