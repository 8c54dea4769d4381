// Originals as they are kept: compressed where that is smaller, and never answered without looking whether they are
// still, byte for byte, what came in.

import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';
import { AppError } from '../../../shared/ipc/result.ts';
import { findOriginal, type PackedOriginal } from '../db/original.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import { limits } from '../limits.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const compressAside = promisify(zstdCompress);
const decompressAside = promisify(zstdDecompress);

/** At once: for small files. */
export function packOriginal(bytes: Uint8Array, sha256 = sha256Hex(bytes)): PackedOriginal {
  return smaller(bytes, sha256, zstdCompressSync(bytes));
}

/** Large files are compressed aside, so that other calls are answered meanwhile. */
export async function packOriginalAside(
  bytes: Uint8Array,
  sha256: string,
): Promise<PackedOriginal> {
  if (bytes.length <= limits.readAtOnceBytes) return packOriginal(bytes, sha256);
  return smaller(bytes, sha256, await compressAside(bytes));
}

/** What is kept never shares its memory with the bytes given, which may be handed over to a thread. */
function smaller(bytes: Uint8Array, sha256: string, packed: Uint8Array): PackedOriginal {
  return packed.length < bytes.length
    ? { sha256, bytes: bytes.length, compression: 'zstd', data: packed }
    : { sha256, bytes: bytes.length, compression: 'none', data: Uint8Array.from(bytes) };
}

/**
 * The bytes as they came in; null when they were not kept. Throws `workspace-damaged` when what is stored is not what
 * was put there. `fileName` is for that message.
 */
export async function readOriginalBytes(
  workspace: OpenWorkspace,
  sha256: string,
  fileName: string,
): Promise<Uint8Array | null> {
  const packed = findOriginal(workspace.db, sha256);
  if (packed === null) return null;
  const bytes = await unpacked(packed);
  if (bytes !== null && sha256Hex(bytes) === sha256) return bytes;
  throw new AppError(
    'workspace-damaged',
    `The workspace ${workspace.path} is damaged: the original of ${fileName} is not what was imported.`,
    {
      remedy:
        'Take the original from a backup of the workspace, or import the file itself again elsewhere. The article and its marks are not affected.',
      file: workspace.path,
    },
  );
}

/** Null when it cannot be unpacked. */
async function unpacked({ compression, data, bytes }: PackedOriginal): Promise<Uint8Array | null> {
  if (compression === 'none') return data;
  try {
    return await decompressAside(data, { maxOutputLength: Math.max(bytes, 1) });
  } catch {
    return null;
  }
}
