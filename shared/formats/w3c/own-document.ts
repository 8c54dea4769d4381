// Which annotations of a document belong to which of our own articles: those that say so, and those that other programs
// have added to one of our texts or marks. All others are another program's.

import type { JsonObject } from '../../domain/json.ts';
import { FORMAT } from '../../annotation-file/format-name.ts';
import type { FormatFile } from '../codec.ts';
import type { Reading } from '../reading.ts';
import { isObject, listOf } from '../selectors/web-mark.ts';
import type { WebDocument } from './annotations-in.ts';
import { interpret, isLinking, linkIn, type Interpreted } from './interpret.ts';
import { ownData } from './own.ts';

export interface OwnItem {
  readonly value: JsonObject;
  readonly path: string;
  readonly data: JsonObject | null;
  readonly read: Interpreted;
}

export interface OwnGroup {
  /** What describes the article: all of it but text, marks and relations. */
  readonly description: OwnItem;
  readonly head: JsonObject;
  readonly marks: OwnItem[];
  readonly links: OwnItem[];
}

export interface OwnDocument {
  readonly groups: readonly OwnGroup[];
  /** What belongs to none of them, as a document of its own. */
  readonly rest: WebDocument;
}

export function ownGroups(file: FormatFile, document: WebDocument, reading: Reading): OwnDocument {
  const groups = new Map<string, OwnGroup>();
  const bySource = new Map<string, OwnGroup>();
  const items = document.items.map(({ value, path }) => ({
    path,
    value,
    own: isObject(value) ? { value, path, data: ownData(value), read: interpret(value) } : null,
  }));
  const described = new Set<OwnItem>();
  for (const { own } of items) {
    if (own === null || own.data?.['format'] !== FORMAT) continue;
    described.add(own);
    const { article } = own.data;
    const head = isObject(article) ? article : {};
    const id = JSON.stringify(head['id'] ?? null);
    if (groups.has(id)) {
      reading.problem(
        file.path,
        own.path,
        `A second article has the id ${id}.`,
        'Leave out one of them.',
      );
      continue;
    }
    const group: OwnGroup = { description: own, head, marks: [], links: [] };
    groups.set(id, group);
    bySource.set(own.read.source, group);
  }
  const byMark = new Map<string, OwnGroup>();
  const keptOf = new Set([...groups.values()].flatMap(({ head }) => keptIn(head)));
  const rest = items.filter(({ own }) => {
    if (own === null || groups.size === 0) return true;
    if (described.has(own) || isLinking(own.value)) return false;
    const group = groupOf(own, groups) ?? bySource.get(own.read.source);
    if (group === undefined) return !keptOf.has(JSON.stringify(own.value));
    group.marks.push(own);
    if (own.read.id !== null) byMark.set(own.read.id, group);
    return false;
  });
  const links = items.filter(({ own }) => {
    if (own === null || groups.size === 0 || described.has(own) || !isLinking(own.value))
      return false;
    const group = groupOf(own, groups) ?? byMark.get(linkIn(own.value)?.from ?? '');
    if (group === undefined) return !keptOf.has(JSON.stringify(own.value));
    group.links.push(own);
    return false;
  });
  const others = [...rest, ...links].map(({ value, path }) => ({ value, path }));
  return { groups: [...groups.values()], rest: { ...document, items: others } };
}

const groupOf = ({ data }: OwnItem, groups: ReadonlyMap<string, OwnGroup>): OwnGroup | undefined =>
  groups.get(JSON.stringify(data?.['article'] ?? null));

/** Annotations that the article has with it already (untouched.ts), as they are written beside its marks. */
function keptIn({ extra }: JsonObject): string[] {
  const kept = isObject(extra) && isObject(extra['w3c']) ? extra['w3c'] : {};
  return listOf(kept['others']).flatMap((other) =>
    isObject(other) && isObject(other['annotation']) ? [JSON.stringify(other['annotation'])] : [],
  );
}
