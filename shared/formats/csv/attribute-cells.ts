// Attribute values in columns of their own, `attribute.form`, as their types are written; what has no column goes
// together into one cell of JSON.

import type { FileTagset } from '../../annotation-file/schema.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { AttributeType } from '../../domain/tagset.ts';
import { isJsonObject, listAt } from '../json-object.ts';
import { cellNumber, cellText, optionalCell } from './cells.ts';

const PREFIX = 'attribute.';

export interface AttributeColumn {
  /** Of the attribute. */
  readonly id: string;
  readonly name: string;
}

type TagOf = FileTagset['tags'][number] | undefined;

/** One for each id that tags have attributes under. Ids that would not come back from a header have none. */
export const attributeColumns = ({ tags }: Pick<FileTagset, 'tags'>): readonly AttributeColumn[] =>
  [...new Set(tags.flatMap(({ attributes }) => attributes.map(({ id }) => id)))]
    .filter((id) => id === id.trim() && !/[\r\n]/.test(id))
    .map((id) => ({ id, name: `${PREFIX}${id}` }));

export function attributeCells(
  attributes: JsonObject,
  tag: TagOf,
  columns: readonly AttributeColumn[],
): {
  readonly cells: readonly (readonly [name: string, cell: string | number])[];
  readonly more: JsonObject;
} {
  const own = new Map(Object.entries(attributes));
  const cells = columns.map(({ id, name }) => {
    const value = own.get(id);
    const cell = value === undefined ? null : cellOf(value, typeOf(tag, id));
    if (cell !== null) own.delete(id);
    return [name, cell ?? ''] as const;
  });
  return { cells, more: Object.fromEntries(own) };
}

const typeOf = (tag: TagOf, id: string): AttributeType | null =>
  tag?.attributes.find((one) => one.id === id)?.type ?? null;

/** Null for a value that would not come back. */
function cellOf(value: JsonValue, type: AttributeType | null): string | number | null {
  if (type === 'number') return typeof value === 'number' ? value : null;
  if (type === 'boolean') return typeof value === 'boolean' ? String(value) : null;
  if (type === 'choices') return Array.isArray(value) ? JSON.stringify(value) : null;
  return typeof value === 'string' && type !== null ? optionalCell(value) : null;
}

const idOf = (one: JsonValue): string =>
  isJsonObject(one) && typeof one['id'] === 'string' ? one['id'] : '';
const typeIn = (one: JsonValue): JsonValue => (isJsonObject(one) ? (one['type'] ?? null) : null);

/** By tag and attribute. */
export type AttributeTypes = ReadonlyMap<string, ReadonlyMap<string, JsonValue>>;

/** Of a tagset that nobody has checked yet. */
export const attributeTypes = (tagset: JsonValue): AttributeTypes =>
  new Map(
    listAt(tagset, 'tags').map((tag) => {
      const types = listAt(tag, 'attributes').map((one) => [idOf(one), typeIn(one)] as const);
      return [idOf(tag), new Map(types)] as const;
    }),
  );

/** What the row says: of its columns, and of `more_attributes`, which is given as it was parsed. */
export function readAttributes(
  header: readonly string[],
  cell: (name: string) => string,
  {
    types,
    more,
  }: { readonly types: ReadonlyMap<string, JsonValue> | undefined; readonly more: JsonValue },
): JsonObject {
  const values = new Map<string, JsonValue>(isJsonObject(more) ? Object.entries(more) : []);
  for (const name of header) {
    const id = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : '';
    const written = cell(name);
    if (id !== '' && written !== '') values.set(id, valueOf(written, types?.get(id) ?? null));
  }
  return Object.fromEntries(values);
}

function valueOf(cell: string, type: JsonValue): JsonValue {
  if (type === 'number') return cellNumber(cell);
  // Spreadsheets write them in capitals.
  if (type === 'boolean') return /^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : cell;
  if (type === 'choices') {
    try {
      return JSON.parse(cell) as JsonValue;
    } catch {
      return cell.split(';').map((one) => one.trim());
    }
  }
  return cellText(cell);
}
