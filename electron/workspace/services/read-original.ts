// An original as it can be looked at here: as text, never as a page that could run or load something.

import type { SourceKind } from '../../../shared/domain/source-map.ts';
import type { OriginalView } from '../../../shared/ipc/types.ts';
import { decodeBytes } from '../importers/decode.ts';
import { openZip } from '../importers/zip.ts';
import { limits } from '../limits.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireOriginal, type Original } from './custody.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const ways: { readonly [Kind in SourceKind]: 'text' | 'parts' | 'not-shown' } = {
  'plain-text': 'text',
  markdown: 'text',
  html: 'text',
  mhtml: 'text',
  docx: 'parts',
  odt: 'parts',
  rtf: 'text',
  epub: 'parts',
  pdf: 'not-shown',
  email: 'text',
  'annotated-json': 'text',
  'annotated-jsonl': 'text',
  w3c: 'text',
  brat: 'text',
  doccano: 'text',
  'label-studio': 'text',
  'spacy-jsonl': 'text',
  'webanno-tsv': 'text',
  'cas-json': 'text',
  conll: 'text',
  'refi-qda': 'parts',
  hypothesis: 'text',
  csv: 'text',
};

export async function readOriginal(
  workspace: OpenWorkspace,
  wanted: ThreadInput<'original:read'>,
): Promise<OriginalView> {
  const original = await requireOriginal(workspace, wanted);
  const { kind, mediaType } = original.custody;
  // Files that came together are kept as an archive.
  switch (mediaType === 'application/zip' ? 'parts' : ways[kind]) {
    case 'text':
      return asText(original);
    case 'parts':
      return asParts(original);
    case 'not-shown':
      return {
        how: 'not-shown',
        reason: 'A PDF document is not shown here. Save the original and open it in a PDF reader.',
      };
  }
}

/** Decoded as the importer did, and not tidied: the source map's offsets hold. */
function asText({ custody, bytes }: Original): OriginalView {
  const truncated = bytes.length > limits.shownBytes;
  const shown = bytes.subarray(0, limits.shownBytes);
  return { how: 'text', text: decoded(shown, custody.encoding, truncated), truncated };
}

/**
 * By the name that the importer noted: `UTF-8 with BOM`, `UTF-16 LE (detected)`, `windows-1252 (meta charset)` say what
 * it was, then how that was known.
 */
function decoded(bytes: Uint8Array, encoding: string | null, truncated: boolean): string {
  const name = /^[^\s(]+(?: [LB]E)?/.exec(encoding ?? 'UTF-8')?.[0] ?? '';
  try {
    const decoder = new TextDecoder(name.toLowerCase().replace(' ', ''), { ignoreBOM: true });
    // The cut may be inside a character.
    return decoder.decode(bytes, { stream: truncated });
  } catch {
    return decodedAnew(bytes);
  }
}

function decodedAnew(bytes: Uint8Array): string {
  const found = decodeBytes(bytes);
  return 'text' in found ? found.text : new TextDecoder('windows-1252').decode(bytes);
}

async function asParts({ custody, bytes }: Original): Promise<OriginalView> {
  const zip = await openZip(custody.fileName, bytes);
  const parts = zip.names.map((name) => ({ name, bytes: zip.sizeOf(name) }));
  return { how: 'parts', parts };
}
