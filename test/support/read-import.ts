// Reads a file with one importer, and shows what came of it in a form that is easy to compare.

import type {
  Imported,
  ImportedArticle,
  Importer,
} from '../../electron/workspace/importers/imported.ts';
import { checkImported } from '../../electron/workspace/importers/check-imported.ts';

/** Throws what the importer throws, and when its result does not hold. */
export async function readFile(
  importer: Importer,
  fileName: string,
  bytes: Uint8Array,
): Promise<Imported> {
  const options = { wholePage: false };
  const imported = await importer.read({ file: `/in/${fileName}`, fileName, bytes, options });
  const fault = checkImported(imported);
  if (fault !== null) throw new Error(`the result does not hold: ${fault}`);
  return imported;
}

/** The only article of a file. */
export async function readArticle(
  importer: Importer,
  fileName: string,
  bytes: Uint8Array,
): Promise<ImportedArticle> {
  const { articles } = await readFile(importer, fileName, bytes);
  const [article] = articles;
  if (article === undefined || articles.length !== 1)
    throw new Error(`${articles.length} articles`);
  return article;
}

/** Type with level, role and text of each block. */
export function shownBlocks({
  text,
  blocks,
}: ImportedArticle): [type: string, role: string, text: string][] {
  return blocks.map(({ type, level, role, startUtf16, endUtf16 }) => [
    level === undefined ? type : `${type} ${level}`,
    role,
    text.slice(startUtf16, endUtf16),
  ]);
}

/** Type and text of each mark. */
export function shownMarks({ text, marks }: ImportedArticle): [type: string, text: string][] {
  return marks.map(({ type, startUtf16, endUtf16 }) => [type, text.slice(startUtf16, endUtf16)]);
}
