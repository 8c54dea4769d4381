// Which format a file is in, by its content; its name decides only where the content leaves it open. Looks at the
// beginning of a text and at the first record of JSON, never at more than about a megabyte.

import type { FormatFile } from './codec.ts';
import type { FormatId } from './format-list.ts';
import { formatOfJson } from './detect-format/json-format.ts';
import { decodeLeniently } from './utf8.ts';

const OPENING_BYTES = 65_536;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Null for what no reader takes. Never throws. */
export function detectFormat({ path, bytes }: FormatFile): FormatId | null {
  if (ZIP.every((byte, at) => bytes[at] === byte)) return formatOfZip(path, bytes);
  const opening = decodeLeniently(bytes.subarray(0, OPENING_BYTES)).replace(/^\ufeff/, '');
  if (opening.includes('\0')) return null;
  if (/^\s*[{[]/.test(opening)) return formatOfJson(path, bytes, opening);
  return formatOfText(path, opening);
}

/** The project's XML stands in every REFI-QDA archive under this name. */
function formatOfZip(path: string, bytes: Uint8Array): FormatId | null {
  if (/\.qdpx$/i.test(path)) return 'refi-qda';
  const around = [bytes.subarray(0, OPENING_BYTES), bytes.subarray(-OPENING_BYTES)];
  return around.some((part) => decodeLeniently(part).includes('project.qde')) ? 'refi-qda' : null;
}

function formatOfText(path: string, opening: string): FormatId | null {
  if (/^#FORMAT=WebAnno TSV[ \t]*[\d.]*[ \t]*(?:[\r\n]|$)/.test(opening)) return 'webanno-tsv';
  if (/^\s*</.test(opening) && qdaRoot.test(opening)) return 'refi-qda';
  if (isAnn(path, opening)) return 'brat';
  if (isTable(opening)) return 'csv';
  return isColumns(path, opening) ? 'conll' : null;
}

const qdaRoot = /<(?:\w+:)?(?:Project|CodeBook)\s[^>]*\burn:QDA-XML:(?:project|codebook)/;

/** An empty .ann is a document without marks. */
function isAnn(path: string, opening: string): boolean {
  const lines = opening.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const isNamed = /\.ann$/i.test(path);
  if (lines.length === 0) return isNamed;
  const [first = ''] = lines;
  const isLine = /^(?:[TREAMNF#]\d+|\*)\t\S/.test(first);
  return isNamed ? isLine : isLine && /^T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t/.test(first);
}

/**
 * A header that names what a mark is, where, and which words or text it is about, in any order; with offsets in a row.
 * Others have columns of the same names: calendars, logs, subtitles.
 */
function isTable(opening: string): boolean {
  const [header = '', ...rows] = opening.split(/\r\n?|\n/, 200);
  if (!/[,;\t]/.test(header)) return false;
  const names = header.split(/[,;\t]/).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^article_id$/) && has(/^(?:mark_id|relation_id|text_sha256)$/)) return true;
  return (
    has(/^(?:start|begin|start_offset|startutf16|start_utf16|start_char)$/) &&
    has(/^(?:end|end_offset|endutf16|end_utf16|end_char)$/) &&
    has(/^(?:label|tag|entity|code|type)$/) &&
    has(
      /^(?:(?:full|document|article|span|entity|covered)?[_ ]?text|content|sentence|passage|quote|mention)$/,
    ) &&
    rows.some((row) => offsetsIn(row) > 1)
  );
}

const offsetsIn = (row: string): number =>
  row.split(/[,;\t]/).filter((cell) => /^ *"?\d{1,9}(?:\.0)?"? *$/.test(cell)).length;

const iob = /^(?:[BIESLU]-\S.*|O)$/;

/** Lines of columns whose last one is a tag of a sequence; most of the first lines have to be. */
function isColumns(path: string, opening: string): boolean {
  const lines = opening.split(/\r\n?|\n/).slice(0, 200);
  const tokens = lines.filter((line) => line.trim() !== '' && !/^(?:#|-DOCSTART-)/.test(line));
  const tags = tokens.map((line) => /^\S.*[ \t](\S+)\s*$/.exec(line)?.[1] ?? '');
  const fitting = tags.filter((tag) => iob.test(tag)).length;
  if (/\.(?:conll|conll\d+|iob2?|bio|bioes)$/i.test(path)) return fitting > 0;
  // Roads and vitamins end lines, too: `I-95`, `B-12`.
  const isMarked = tags.some((tag) => /^[BIESLU]-\D/.test(tag)) && tags.includes('O');
  return isMarked && fitting >= tokens.length * 0.95;
}
