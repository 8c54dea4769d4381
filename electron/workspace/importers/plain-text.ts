// A plain text as an article: its canonical text is the whole file, its structure what the lines suggest.

import { createHash, randomUUID } from 'node:crypto';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';
import { limits } from '../limits.ts';
import { refused, type SourceBytes } from './read-source.ts';

export const sha256Hex = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Throws `file-empty` when there is nothing to see in the text, `file-too-large` when it has too many lines. */
export function plainTextArticle(
  source: SourceBytes,
  decoded: string,
  importedAtMs: number,
): AnnotatedArticle {
  const text = canonicalText(decoded);
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(text)) {
    throw refused(
      'file-empty',
      source.file,
      'has no visible text.',
      'Choose a file that has text in it.',
    );
  }
  checkLines(source.file, text);
  const { blocks, metadata } = plainTextStructure(text);
  return {
    article: {
      id: randomUUID() as string as ArticleId,
      ...metadata,
      url: null,
      text,
      textSha256: sha256Hex(text),
      blocks,
      marks: [],
      revision: { number: 1, parentTextSha256: null, createdAtMs: importedAtMs, reason: null },
      source: {
        fileName: source.fileName,
        mediaType: 'text/plain',
        bytes: source.bytes.length,
        sha256: sha256Hex(source.bytes),
        importedAtMs,
      },
      extra: {},
    },
    tagset: factCheckingTagset,
    annotators: [],
    annotations: [],
    relations: [],
    review: null,
  };
}

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
