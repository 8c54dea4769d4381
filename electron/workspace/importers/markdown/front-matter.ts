// What the front matter of a Markdown file says about the article. Its values are read as the words that are written,
// so that a date stays the date it is and `no` stays a language.

import { parseDocument } from 'yaml';
import type { Problem } from '../../../../shared/ipc/result.ts';

export interface FrontMatter {
  /** Values by lower-case key, without empty ones. */
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const LONGEST = 65_536;
const MOST_ALIASES = 10;

/** Never throws. */
export function readFrontMatter(format: string, source: string): FrontMatter {
  const values = new Map<string, string>();
  if (source.length > LONGEST) return { values, problems: [unread('it is too long')] };
  if (format === 'toml') return { values: readToml(source), problems: [] };
  try {
    const document = parseDocument(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error !== undefined) return { values, problems: [unread(firstLine(error.message))] };
    const root: unknown = document.toJS({ maxAliasCount: MOST_ALIASES, mapAsMap: true });
    const pairs: Iterable<[unknown, unknown]> = root instanceof Map ? root.entries() : [];
    for (const [key, value] of pairs) {
      const name = typeof key === 'string' ? key.toLowerCase() : '';
      const words = wordsOf(value);
      if (words !== '' && !values.has(name)) values.set(name, words);
    }
    return { values, problems: [] };
  } catch (thrown) {
    return { values, problems: [unread(firstLine(thrown instanceof Error ? thrown.message : ''))] };
  }
}

/** A text, the names in a list, or the name of something with more properties. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (value instanceof Map) return wordsOf(value.get('name') ?? '');
  if (!Array.isArray(value)) return '';
  const words = value.slice(0, 50).map((item) => (Array.isArray(item) ? '' : wordsOf(item)));
  return words.filter((word) => word !== '').join(', ');
}

const tomlPair = /^\s*"?([\w-]+)"?\s*=\s*(.+?)\s*$/;
const tomlString = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/;

/** The pairs above the first table whose value is a string, a date or a list of strings on one line. */
function readToml(source: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of source.split(/\r\n?|\n/)) {
    if (/^\s*\[/.test(line)) break;
    const [, key, value] = tomlPair.exec(line) ?? [];
    if (key === undefined || value === undefined || values.has(key.toLowerCase())) continue;
    const words = tomlValue(value);
    if (words !== '') values.set(key.toLowerCase(), words);
  }
  return values;
}

function tomlValue(value: string): string {
  const text = tomlText(value);
  if (text !== null) return text;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.replace(/\s*#.*$/, '');
  if (!value.startsWith('[')) return '';
  const items = value
    .slice(1)
    .split(',')
    .map((item) => tomlText(item.trim()) ?? '');
  return items.filter((item) => item !== '').join(', ');
}

function tomlText(value: string): string | null {
  const [, basic, literal] = tomlString.exec(value) ?? [];
  return basic?.replace(/\\(["\\])/g, '$1') ?? literal ?? null;
}

const firstLine = (message: string): string => /^[^\n]*/.exec(message)?.[0].replace(/:$/, '') ?? '';

function unread(why: string): Problem {
  return {
    path: 'front matter',
    message: `The front matter could not be read: ${why}. Nothing was taken from it.`,
    remedy: 'Enter title, author and date by hand, or correct the file and import it again.',
  };
}
