// Replies in a Hypothesis export: rows that name what they answer, the whole thread from its beginning. They are added
// to the note of the annotation that began it, as quotations with who wrote them, oldest first.

import type { JsonObject } from '../../domain/json.ts';
import { isObject, listOf, textIn, timeIn } from '../selectors/web-mark.ts';
import type { Row } from './rows.ts';

export interface Reply {
  readonly value: JsonObject;
  readonly path: string;
}

export const isReply = (value: JsonObject): boolean => listOf(value['references']).length > 0;

/** By the id of the annotation that began the thread. */
export function repliesIn(rows: readonly Row[]): ReadonlyMap<string, readonly Reply[]> {
  const replies = new Map<string, Reply[]>();
  for (const { value, path } of rows) {
    if (!isObject(value) || !isReply(value)) continue;
    const root = textIn(listOf(value['references'])[0]) ?? '';
    const thread = replies.get(root) ?? [];
    if (thread.length === 0) replies.set(root, thread);
    thread.push({ value, path });
  }
  const writtenAt = ({ value }: Reply) => timeIn(value['created']) ?? Infinity;
  for (const thread of replies.values()) thread.sort((a, b) => compare(writtenAt(a), writtenAt(b)));
  return replies;
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Null for a reply without words. */
export function quoted({ value }: Reply): string | null {
  const words = textIn(value['text']);
  if (words === null) return null;
  const user = textIn(value['user']);
  const who = user === null ? '' : `${nameOf(value, user)}: `;
  return `> ${who}${words.replaceAll('\n', '\n> ')}`;
}

/** `acct:ana@example.org` is called by the name before the host, unless a display name is given. */
export function nameOf(value: JsonObject, user: string): string {
  const info = value['user_info'];
  const shown = isObject(info) ? textIn(info['display_name']) : null;
  return shown ?? /^acct:([^@]+)@/.exec(user)?.[1] ?? user;
}
