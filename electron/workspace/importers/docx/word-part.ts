// What has to be known and done about a part with text before mammoth reads it. It checks the XML (mammoth's parser has
// no bounds), notes what mammoth does not tell of a paragraph, and renames what mammoth would drop with the text in it:
// simple fields, formulas, text boxes without a fallback, bidirectional runs. Everything is done in one pass, by edits.

import { applyEdits, type Edit } from './edits.ts';
import type { ParagraphFacts, PartCounts } from './part-facts.ts';
import { PartReader } from './part-reader.ts';
import { wordNamespace, wordNamespaces } from './namespaces.ts';
import { readXml, type XmlSource } from '../xml.ts';

export interface PreparedPart {
  /** What mammoth is to read. Each paragraph starts with a bookmark named by its number; there are no others. */
  readonly xml: string;
  /** By paragraph number minus 1. */
  readonly paragraphs: readonly ParagraphFacts[];
  readonly counts: PartCounts;
}

/** Throws an AppError for XML that is not to be read. */
export function preparePart(source: XmlSource): PreparedPart {
  const { text } = source;
  const prefix = unusedPrefix(text);
  let reader: PartReader | null = null;
  readXml(source, wordNamespaces, (position) => {
    reader = new PartReader(text, position, prefix);
    return reader;
  });
  const { edits, paragraphs, counts } = reader ?? new PartReader(text, () => 0, prefix);
  return { xml: applyEdits(text, [...edits, ...declared(text, prefix)]), paragraphs, counts };
}

/** Declares the prefix of what is written into the part, on its root element. */
function declared(text: string, prefix: string): Edit[] {
  const root = /<[^?!\s/>][^\s/>]*/.exec(text);
  if (root === null) return [];
  const at = root.index + root[0].length;
  return [{ at, end: at, text: ` xmlns:${prefix}="${wordNamespace}"` }];
}

function unusedPrefix(text: string): string {
  let prefix = 'sb';
  while (text.includes(`xmlns:${prefix}`)) prefix += 'x';
  return prefix;
}
