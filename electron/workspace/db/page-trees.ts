// Which pages of a database file begin a table or an index, told by the pages alone: for a file whose list of tables is
// lost. Layout: https://www.sqlite.org/fileformat2.html. Only of plain files that are open nowhere.

import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

export interface PageTree {
  /** Its first page, counted from 1. */
  readonly root: number;
  /** A tree of rows by their rowid; otherwise of an index, or of a table without rowid. */
  readonly isByRowid: boolean;
  /** How many values the first of its rows has that is found. */
  readonly columns: number;
}

type ReadPage = (page: number) => Buffer;

interface File {
  readonly read: ReadPage;
  readonly pages: number;
}

/** Where the header of a page is that is no table's: the file's own header comes before it in the first one. */
const fileHeaderBytes = 100;
const interior = { rowid: 0x05, index: 0x02 } as const;
const leaf = { rowid: 0x0d, index: 0x0a } as const;

/** Null where pages that are in use no more cannot be told from those that are: rows that were deleted are in them. */
export function findTrees(path: string): PageTree[] | null {
  const descriptor = openSync(path, 'r');
  try {
    const file = fileOf(descriptor);
    const free = file === null ? null : freePages(file);
    if (file === null || free === null) return null;
    const below = new Map<number, readonly number[]>();
    for (let page = 2; page <= file.pages; page += 1) {
      if (!free.has(page)) below.set(page, childrenOf(file, file.read(page)));
    }
    const inner = new Set([...below.values()].flat());
    return [...below.keys()]
      .filter((page) => !inner.has(page))
      .flatMap((root) => treeAt(file, below, root) ?? []);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes the list of tables an empty one; what the file says of itself before it stays. */
export function clearTableList(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    const size = pageSizeOf(descriptor);
    const page = Buffer.alloc(size - fileHeaderBytes);
    page.writeUInt8(leaf.rowid, 0);
    // 65,536 is written as 0.
    page.writeUInt16BE(size & 0xffff, 5);
    writeSync(descriptor, page, 0, page.length, fileHeaderBytes);
  } finally {
    closeSync(descriptor);
  }
}

function pageSizeOf(descriptor: number): number {
  const header = Buffer.alloc(18);
  readSync(descriptor, header, 0, header.length, 0);
  const said = header.readUInt16BE(16);
  return said === 1 ? 65_536 : said;
}

/** Null where the size of its pages is none that there can be. */
function fileOf(descriptor: number): File | null {
  const size = pageSizeOf(descriptor);
  if (size < 512 || !Number.isInteger(Math.log2(size))) return null;
  const page = Buffer.alloc(size);
  return {
    pages: Math.floor(fstatSync(descriptor).size / size),
    read: (number) => {
      readSync(descriptor, page, 0, size, (number - 1) * size);
      return page;
    },
  };
}

/** The pages that list free ones are chained; each says which comes next, how many it lists, and these. */
function freePages({ read, pages }: File): Set<number> | null {
  const free = new Set<number>();
  const header = read(1);
  const said = header.readUInt32BE(36);
  let trunk = header.readUInt32BE(32);
  while (trunk !== 0) {
    if (trunk > pages || free.has(trunk)) return null;
    free.add(trunk);
    const page = read(trunk);
    const count = page.readUInt32BE(4);
    if (count > page.length / 4 - 2) return null;
    for (let at = 0; at < count; at += 1) free.add(page.readUInt32BE(8 + at * 4));
    trunk = page.readUInt32BE(0);
  }
  return free.size === said ? free : null;
}

const isInterior = (page: Buffer): boolean =>
  page[0] === interior.rowid || page[0] === interior.index;
const isLeaf = (page: Buffer): boolean => page[0] === leaf.rowid || page[0] === leaf.index;

/** Places of a page's cells that can be there. */
function cellsOf(page: Buffer): number[] {
  const first = isInterior(page) ? 12 : 8;
  const count = page.readUInt16BE(3);
  if (first + count * 2 > page.length) return [];
  return Array.from({ length: count }, (_, at) => page.readUInt16BE(first + at * 2)).filter(
    (place) => place >= first + count * 2 && place + 4 <= page.length,
  );
}

function childrenOf({ pages }: File, page: Buffer): number[] {
  if (!isInterior(page)) return [];
  return [...cellsOf(page).map((at) => page.readUInt32BE(at)), page.readUInt32BE(8)].filter(
    (child) => child >= 2 && child <= pages,
  );
}

/** Null where no row can be found in it. */
function treeAt(
  file: File,
  below: ReadonlyMap<number, readonly number[]>,
  root: number,
): PageTree | null {
  const seen = new Set<number>();
  const waiting = [root];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (seen.has(page)) continue;
    seen.add(page);
    const content = file.read(page);
    const columns = isLeaf(content) ? columnsOf(content) : null;
    if (columns !== null) return { root, isByRowid: content[0] === leaf.rowid, columns };
    waiting.push(...(below.get(page) ?? []).toReversed());
  }
  return null;
}

/** Of the first row: a row begins with how long its list of types is, in which there is one for each value. */
function columnsOf(page: Buffer): number | null {
  const [cell] = cellsOf(page);
  if (cell === undefined) return null;
  const afterBytes = afterVarint(page, cell);
  const start = page[0] === leaf.rowid ? afterVarint(page, afterBytes) : afterBytes;
  const end = start + varint(page, start);
  let count = 0;
  let at = afterVarint(page, start);
  for (; at < end && at < page.length; count += 1) at = afterVarint(page, at);
  return at === end ? count : null;
}

/** Seven bits of each byte, for as long as the eighth is set; nine bytes at most. */
function afterVarint(page: Buffer, at: number): number {
  let end = at;
  while (end < at + 8 && (page[end] ?? 0) >= 0x80) end += 1;
  return end + 1;
}

function varint(page: Buffer, at: number): number {
  const end = afterVarint(page, at);
  let value = 0;
  for (let place = at; place < end; place += 1) value = value * 128 + ((page[place] ?? 0) & 0x7f);
  return value;
}
