// A Parquet file that grows by rows: every so many of them become a row group whose bytes are handed on, so that a table
// of any length takes the memory of one group.

import type { KeyValue, SchemaElement } from 'hyparquet-writer/src/index.js';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { FileChunk } from '../codec.ts';

type Cell = string | number | Date | null | readonly { readonly [name: string]: Cell }[];
export type Row = readonly Cell[];

export type ColumnType = 'string' | 'int32' | 'double' | 'date' | 'timestamp';
/** Where the type is columns, a cell is a list of objects that have them. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType | readonly Column[];
  readonly isNullable: boolean;
}

export interface Table {
  /** The bytes of the group that became full, if one did. */
  add(row: Row): FileChunk | null;
  /** The rest of the file. */
  finish(metadata: readonly KeyValue[]): FileChunk;
}

const GROUP_ROWS = 20_000;
const GROUP_WEIGHT = 4_000_000;

/** In characters. */
const weightOf = (row: Row): number =>
  row.reduce<number>((sum, cell) => {
    if (typeof cell === 'string') return sum + cell.length;
    if (typeof cell !== 'object' || cell === null || cell instanceof Date) return sum + 8;
    return cell.reduce((all, part) => all + weightOf(Object.values(part)), sum);
  }, 0);

const leaves: { readonly [type in ColumnType]: Omit<SchemaElement, 'name'> } = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  int32: { type: 'INT32' },
  double: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  timestamp: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

/** Lists have the three levels that the format asks for (LogicalTypes.md, “Lists”). */
function elementsOf({ name, type, isNullable }: Column): SchemaElement[] {
  const repetition_type = isNullable ? 'OPTIONAL' : 'REQUIRED';
  if (typeof type === 'string') return [{ name, repetition_type, ...leaves[type] }];
  return [
    {
      name,
      repetition_type,
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', num_children: type.length },
    ...type.flatMap(elementsOf),
  ];
}

export function createTable(path: string, columns: readonly Column[], createdBy: string): Table {
  const writer = new ByteWriter();
  const root = { name: 'root', num_children: columns.length };
  const parquet = new ParquetWriter({
    writer,
    schema: [root, ...columns.flatMap(elementsOf)],
    createdBy,
  });
  let rows: Row[] = [];
  let heavy = 0;
  const flush = (): void => {
    if (rows.length === 0) return;
    const columnData = columns.map(({ name }, at) => ({
      name,
      data: rows.map((row) => row[at] ?? null),
      offsetIndex: false,
    }));
    // It answers a promise only where its sink does.
    void parquet.write({ columnData, rowGroupSize: rows.length });
    rows = [];
    heavy = 0;
  };
  const taken = (): FileChunk => {
    const content = writer.getBytes().slice();
    writer.index = 0;
    return { path, content };
  };
  return {
    add(row) {
      rows.push(row);
      heavy += weightOf(row);
      if (rows.length < GROUP_ROWS && heavy < GROUP_WEIGHT) return null;
      flush();
      return taken();
    },
    finish(metadata) {
      flush();
      parquet.kvMetadata = [...metadata];
      void parquet.finish();
      return taken();
    },
  };
}
