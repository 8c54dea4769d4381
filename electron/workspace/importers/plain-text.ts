// A plain text as an article: its canonical text is the whole file, its structure what the lines suggest.

import { createHash } from 'node:crypto';
import type { AppError } from '../../../shared/ipc/result.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';
import { limits } from '../limits.ts';
import { decodedText } from './decode.ts';
import type { Imported, ImportedArticle, Importer } from './imported.ts';
import { plainTextMap } from './plain-text-map.ts';
import { refused } from './read-source.ts';
import { safeHref } from './safe-href.ts';

export const sha256Hex = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export const plainTextImporter = {
  kind: 'plain-text',
  version: 1,
  read({ file, bytes }): Imported {
    const { text, encoding, problems } = decodedText(file, bytes);
    const articles = [readPlainText(file, text)];
    return { kind: 'plain-text', mediaType: 'text/plain', encoding, articles, notices: problems };
  },
} as const satisfies Importer;

/**
 * The article of a decoded text. Throws `file-empty` when there is nothing to see in it, `file-too-large` when it has
 * too many lines.
 */
export function readPlainText(file: string, decoded: string): ImportedArticle {
  const text = canonicalText(decoded);
  checkText(file, text);
  const { blocks, metadata, detected } = plainTextStructure(text);
  const { url: found, ...fields } = detected;
  const url = safeHref(found?.value ?? '');
  return {
    text,
    blocks,
    marks: [],
    metadata: { ...metadata, url },
    detected:
      found === undefined || url === null ? fields : { ...fields, url: { ...found, value: url } },
    sourceMap: plainTextMap(decoded, text, blocks),
  };
}

function checkText(file: string, text: string): void {
  if (!hasVisibleText(text)) throw noVisibleText(file);
  checkLines(file, text);
}

/** Whether there is anything to see in a text. */
export const hasVisibleText = (text: string): boolean => /[^\s\p{Cc}\p{Cf}]/u.test(text);

export const noVisibleText = (file: string): AppError =>
  refused('file-empty', file, 'has no visible text.', 'Choose a file that has text in it.');

function checkLines(file: string, text: string): void {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines <= limits.maxLines) return;
  throw refused(
    'file-too-large',
    file,
    `has ${lines} lines; Sourcebench reads texts of up to ${limits.maxLines} lines.`,
    'Split it.',
  );
}
