// A tag's shortcut is one key. Two tags cannot share one, and one that a command has too takes it away from the command.

import type { Tag, Tagset } from '../domain/tagset.ts';
import type { Problem } from '../ipc/result.ts';
import { jsonPath } from '../annotation-file/problems.ts';
import type { Report } from './check-tagset.ts';

/** By key as the commands name it, such as `N`: what it does. */
export type CommandKeys = ReadonlyMap<string, string>;

/** As the commands name the key. */
const shortcutKey = (shortcut: string): string => shortcut.toLocaleUpperCase('en');

/** One key that types a character by itself, lower case. */
export function isShortcut(shortcut: string): boolean {
  return (
    Array.from(shortcut).length === 1 &&
    /^[^\s\p{C}\p{M}]$/u.test(shortcut) &&
    shortcut.toLocaleLowerCase('en') === shortcut &&
    Array.from(shortcutKey(shortcut)).length === 1
  );
}

export function checkShortcuts(
  tags: readonly Tag[],
  commandKeys: CommandKeys,
  report: Report,
): void {
  const owners = new Map<string, Tag>();
  for (const [at, tag] of tags.entries()) {
    const { shortcut, label } = tag;
    if (shortcut === null) continue;
    const path = ['tags', at, 'shortcut'];
    if (!isShortcut(shortcut)) {
      report(
        path,
        `The shortcut “${shortcut}” of “${label}” is not one key.`,
        'Use one letter or digit, in lower case.',
      );
      continue;
    }
    const key = shortcutKey(shortcut);
    const owner = owners.get(key);
    const command = commandKeys.get(key);
    if (owner !== undefined) {
      report(
        path,
        `“${owner.label}” and “${label}” have the same shortcut “${key}”.`,
        'Choose another key.',
      );
    } else if (command !== undefined) {
      report(path, `“${key}” already stands for “${command}”.`, 'Choose another key.');
    }
    if (owner === undefined) owners.set(key, tag);
  }
}

/** The tagset without shortcuts that cannot be used, and which these were: a file may bring any. */
export function withoutCollidingShortcuts(
  tagset: Tagset,
  commandKeys: CommandKeys = new Map(),
): { readonly tagset: Tagset; readonly problems: readonly Problem[] } {
  const found: Problem[] = [];
  const lost = new Set<number>();
  checkShortcuts(tagset.tags, commandKeys, (path, message) => {
    lost.add(Number(path[1]));
    found.push({
      path: jsonPath(path),
      message,
      remedy: 'The shortcut was taken away; give the tag another one.',
    });
  });
  if (found.length === 0) return { tagset, problems: [] };
  const tags = tagset.tags.map((tag, at) => (lost.has(at) ? { ...tag, shortcut: null } : tag));
  return { tagset: { ...tagset, tags }, problems: found };
}

/** A key for a new tag: a letter of its label that is free, else any free letter or digit, else none. */
export function freeShortcut(
  label: string,
  tags: readonly Tag[],
  commandKeys: CommandKeys,
): string | null {
  const taken = new Set(
    tags.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcutKey(shortcut)])),
  );
  const candidates = Array.from(
    `${label.toLocaleLowerCase('en')}123456789abcdefghijklmnopqrstuvwxyz`,
  );
  const free = candidates.find(
    (key) =>
      isShortcut(key) &&
      /[\p{L}\p{N}]/u.test(key) &&
      !taken.has(shortcutKey(key)) &&
      !commandKeys.has(shortcutKey(key)),
  );
  return free ?? null;
}
