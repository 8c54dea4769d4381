// Any table as CSV (RFC 4180) for spreadsheets: with a byte order mark, and with no cell that would be run as a formula.

import papa from 'papaparse';
import { textCell } from './cells.ts';

export function plainTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const safe = [header, ...rows].map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell)),
  );
  return `\ufeff${papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}
