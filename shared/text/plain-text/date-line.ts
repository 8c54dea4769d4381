// A line above or under the headline that holds the date, and often the publisher:
// “Coastal Ledger · Morning edition · Saturday, April 1, 2023”.

import { collapseSpace } from '../white-space.ts';
import { looksLikePublisher } from './cues.ts';
import { findDate } from './dates.ts';

export interface DateLine {
  /** YYYY-MM-DD. */
  readonly publishedOn: string;
  /** What stands beside the date, its first part; null when the line is a date only. */
  readonly publisher: string | null;
}

const LONGEST = 160;
/** Of a publisher's name. */
const MOST_WORDS = 8;
const separator = /\s*[|·•]\s*|\s+[–—-]\s+/;
const statingWords =
  'published|updated|posted|modified|issued|released|veröffentlicht|aktualisiert|stand(?=\\s*:)|publié|mis à jour|modifié|' +
  'publicado|publicada|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|' +
  'publisert|oppdatert|julkaistu|opublikowano|aktualizacja|yayınlanma|güncelleme|опубликовано|обновлено|опубліковано|' +
  'оновлено|نشر|نُشر|نشرت|تحديث|انتشار|প্রকাশ(?:িত)?|আপডেট|प्रकाशित|अपडेट';
const aroundDate = new RegExp(
  String.raw`(?<!\p{L})(?:(?:first |last |zuletzt )?(?:${statingWords})(?: on| at| am| le| el| em| il| op| den| в| في)?|date|datum|on|at|um|à|às|\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?| uhr)?|[ap]\.?m\.?|(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST|MSK)(?:[+-]\d{1,2}(?::\d{2})?)?|\d+ min(?:ute)?s? read)(?!\p{L})`,
  'giu',
);
const statesDate = new RegExp(String.raw`(?<!\p{L})(?:${statingWords})(?!\p{L})`, 'iu');

const leadsInto = /(?<!\p{L})(?:on|of|in|since|from|until|after|before|by|and|the)\s*$/iu;

/** Reads a date line; null for a line that only mentions a date, such as a headline or a sentence. */
export function readDateLine(line: string): DateLine | null {
  if (line.length > LONGEST) return null;
  const found = findDate(line);
  if (found === null) return null;
  const before = line.slice(0, found.startUtf16);
  const after = line.slice(found.endUtf16);
  const rest = cleaned(`${before} | ${after}`);
  if (rest === '') return { publishedOn: found.iso, publisher: null };

  const publisher = rest.split(separator)[0] ?? rest;
  const isSentence = /[.!?]$/.test(line) || publisher.split(/\s+/).length > MOST_WORDS;
  const isApart =
    found.hasWeekday ||
    statesDate.test(line) ||
    looksLikePublisher(rest) ||
    isSeparated(before, after);
  // “Attack on September 11, 2001” goes on into its date.
  return isApart && !isSentence && !leadsInto.test(before)
    ? { publishedOn: found.iso, publisher }
    : null;
}

function isSeparated(before: string, after: string): boolean {
  return /[|·•–—,-]\s*$/.test(before) || /^\s*[|·•–—-]/.test(after);
}

function cleaned(rest: string): string {
  const words = rest.replace(aroundDate, ' ').split(separator).map(trimmed);
  return words.filter((word) => word !== '').join(' | ');
}

function trimmed(part: string): string {
  return collapseSpace(part).replace(/^[\s,;:()[\]/|–—-]+|[\s,;:()[\]/|–—-]+$/gu, '');
}
