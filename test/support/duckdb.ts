// DuckDB in memory over a folder of files: an engine that is not ours, and fetches nothing. There is one for each usual
// system; where there is none, `isThere` is false.

import type { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Codec, WriteContext } from '../../shared/formats/codec.ts';
import { writeAll } from './round-trip.ts';

const { resolve } = createRequire(import.meta.resolve('@duckdb/node-api'));

/** Its package is optional, another for each system. One that is there and does not load is an error. */
function hasEngine(): boolean {
  const name = `@duckdb/node-bindings-${process.platform}-${process.arch}`;
  return [name, `${name}-musl`].some((one) => {
    try {
      return resolve(`${one}/package.json`) !== '';
    } catch {
      return false;
    }
  });
}

export const isThere = hasEngine();

export class Engine {
  readonly folder: string;
  readonly #instance: DuckDBInstance;

  private constructor(instance: DuckDBInstance) {
    this.#instance = instance;
    this.folder = mkdtempSync(path.join(tmpdir(), 'sourcebench-duckdb-'));
  }

  static async open(): Promise<Engine> {
    const duckdb = await import('@duckdb/node-api');
    const isFetched = {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    };
    return new Engine(await duckdb.DuckDBInstance.create(':memory:', isFetched));
  }

  close(): void {
    this.#instance.closeSync();
    rmSync(this.folder, { recursive: true });
  }

  /** `{name}` in the query is a file of the folder. */
  async rows(query: string): Promise<unknown[][]> {
    const connection = await this.#instance.connect();
    try {
      const sql = query.replace(/\{([\w*?.-]+)\}/g, (_, name: string) =>
        path.join(this.folder, name).replaceAll('\\', '/'),
      );
      return (await connection.runAndReadAll(sql)).getRowsJson();
    } finally {
      connection.closeSync();
    }
  }

  /** Each row as JSON of its columns by name; numbers and text are as they are. */
  async objects<Row>(query: string): Promise<Row[]> {
    const found = await this.rows(`select to_json(found)::varchar from (${query}) found`);
    return found.map(([json]) => JSON.parse(String(json)) as Row);
  }

  /** Writes the codec's files into the folder. */
  async write(
    codec: Codec,
    articles: readonly AnnotatedArticle[],
    more: Partial<WriteContext>,
  ): Promise<void> {
    const { files } = await writeAll(codec, articles, more);
    for (const { path: name, bytes } of files) writeFileSync(path.join(this.folder, name), bytes);
  }
}
