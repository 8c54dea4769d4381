// A Word document as mammoth understands it: its model is taken before it is made into HTML, which we never need.

import mammoth from 'mammoth';
import { AppError } from '../../../../shared/ipc/result.ts';
import { decodeXml } from '../xml-text.ts';
import { xmlTree } from '../xml-tree.ts';
import { damaged } from '../zip.ts';
import { wordNamespaces } from './namespaces.ts';
import type { WordPackage } from './word-package.ts';
import { preparePart, type PreparedPart } from './word-part.ts';

/** A node of mammoth's document model; which fields there are depends on the type. */
export interface WordNode {
  readonly type: string;
  readonly children?: readonly WordNode[];
  /** Of text. */
  readonly value?: string;
  readonly styleId?: string | null;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isUnderline?: boolean;
  /** Of hyperlinks. */
  readonly href?: string;
  readonly noteType?: string;
  readonly noteId?: string;
  /** Of images. */
  readonly altText?: string | null;
  /** Of bookmarks. */
  readonly name?: string;
  /** Of checkboxes. */
  readonly checked?: boolean;
  /** Of notes. */
  readonly body?: readonly WordNode[];
}

export interface WordModel {
  readonly body: readonly WordNode[];
  /** The note that a `noteReference` means, if there is one. */
  readonly note: (reference: WordNode) => WordNode | null;
  readonly parts: ReadonlyMap<string, PreparedPart>;
  /** What mammoth had to leave out, in its words. */
  readonly messages: readonly string[];
}

interface MammothDocument extends WordNode {
  readonly notes: { readonly resolve: (reference: WordNode) => WordNode | null };
}

/** Throws an AppError for parts that cannot be read. */
export async function readWordModel(word: WordPackage): Promise<WordModel> {
  const parts = new Map<string, PreparedPart>();
  let document: MammothDocument | null = null;
  // mammoth takes an opened archive as well as bytes (its lib/unzip.js): ours is bounded, and hands out what was checked.
  const input = { file: archiveFor(word, parts) } as unknown as { readonly buffer: Buffer };
  const options = {
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    transformDocument: (model: MammothDocument) => {
      document = model;
      return { ...model, children: [] };
    },
  };
  let messages: readonly string[];
  try {
    const result = await mammoth.convertToHtml(input, options);
    messages = result.messages.map(({ message }) => message);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw damaged(word.zip.file, 'its text does not have the form that Word gives it');
  }
  const { children = [], notes } = captured(document);
  return { body: children, note: (reference) => notes.resolve(reference), parts, messages };
}

function captured(document: MammothDocument | null): MammothDocument {
  if (document === null) throw new Error('mammoth gave no document');
  return document;
}

/** What mammoth asks of an archive. Comments are kept from it: they are counted, not read. */
function archiveFor(
  { zip, main, footnotes, endnotes, comments }: WordPackage,
  parts: Map<string, PreparedPart>,
) {
  const read = async (name: string): Promise<string> => {
    const text = decodeXml(zip.file, name, zip.bytes(name));
    const source = { file: zip.file, part: name, text };
    if (name !== main && name !== footnotes && name !== endnotes) {
      xmlTree(source, wordNamespaces);
      return text;
    }
    const prepared = preparePart(source);
    parts.set(name, prepared);
    return prepared.xml;
  };
  return {
    exists: (name: string) => name !== comments && name !== 'mammoth/style-map' && zip.has(name),
    read,
  };
}
