// Where the pieces of an export's files go: aside on the disk, or nowhere for a preview. Paths are relative, with `/`
// between folders.

export interface FileSink {
  /** Adds to the file, which is made when it is new. A promise is to be waited for before there is more. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<unknown> | null;
  /** The new name is free. */
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

/** An import reads files up to 64 MiB; a quarter is left for lines that are longer than usual. */
export const SHARD_BYTES = 48 * 1024 * 1024;

export interface ShardedSink extends FileSink {
  /** Gives the files that became several their final names. */
  readonly finish: () => Promise<void>;
}

interface Sharded {
  /** From 1. */
  shard: number;
  bytes: number;
  endsLine: boolean;
}

/**
 * Cuts `.jsonl` files between lines where they get larger than an import takes, into `name-00001-of-00002.jsonl` and so
 * on, as data engines and Hugging Face datasets name and find shards.
 */
export function cutIntoShards(sink: FileSink, shardBytes: number = SHARD_BYTES): ShardedSink {
  const files = new Map<string, Sharded>();
  const stemOf = (path: string) => path.slice(0, -'.jsonl'.length);
  const number = (shard: number) => String(shard).padStart(5, '0');
  const partOf = (path: string, shard: number) =>
    shard === 1 ? path : `${stemOf(path)}-${number(shard)}.jsonl`;

  return {
    ...sink,
    write(path, content) {
      if (!path.endsWith('.jsonl')) return sink.write(path, content);
      const file = files.get(path) ?? { shard: 1, bytes: 0, endsLine: true };
      files.set(path, file);
      const bytes = Buffer.byteLength(content);
      if (file.endsLine && file.bytes > 0 && file.bytes + bytes > shardBytes) {
        file.shard += 1;
        file.bytes = 0;
      }
      file.bytes += bytes;
      file.endsLine = typeof content === 'string' ? content.endsWith('\n') : content.at(-1) === 10;
      return sink.write(partOf(path, file.shard), content);
    },
    async remove(path) {
      for (let shard = 1; shard <= (files.get(path)?.shard ?? 1); shard += 1) {
        await sink.remove(partOf(path, shard));
      }
      files.delete(path);
    },
    async finish() {
      for (const [path, { shard: shards }] of files) {
        if (shards === 1) continue;
        for (let shard = 1; shard <= shards; shard += 1) {
          const name = `${stemOf(path)}-${number(shard)}-of-${number(shards)}.jsonl`;
          await sink.rename(partOf(path, shard), name);
        }
      }
    },
  };
}
