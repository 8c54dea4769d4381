// The words and signs by which one line of a news text shows what it is. Each test looks at one line only,
// takes short lines or a line's end, and rather says no than calls body text something else.

import { linkLabel, moreLabel, noticeOpening, wholeNotice } from './boilerplate-patterns.ts';
import { captionStart, creditAtEnd, signOfCredit } from './caption-patterns.ts';

const LONGEST_CAPTION = 700;
const CREDIT_LENGTH = 160;
const LONGEST_LABEL = 300;
const LONGEST_NOTICE = 160;
const LONGEST_MORE = 80;

/** A photo's caption: it says so, or ends in the photo's credit. */
export function isCaption(line: string): boolean {
  if (line.length > LONGEST_CAPTION) return false;
  if (captionStart.test(line)) return true;
  const end = line.slice(-CREDIT_LENGTH);
  return signOfCredit.test(end) && creditAtEnd.some((credit) => credit.test(end));
}

/** Whether the line is of the site and not of the article. Long lines are of the article. */
export function isBoilerplate(line: string): boolean {
  if (line.length > LONGEST_LABEL) return false;
  if (linkLabel.test(line)) return true;
  if (line.length > LONGEST_NOTICE) return false;
  if (wholeNotice.test(line) || noticeOpening.test(line)) return true;
  return line.length <= LONGEST_MORE && line.split(' ').length <= 9 && moreLabel.test(line);
}

const bylinePrefix =
  /^(?:(?:(?:story|words|text|report(?:ing|ed)?|written|analysis|opinion|interview|additional reporting|editing)\s+)?by|von|par|por|di|door|av|af|oleh|(?:author|autor|auteur|autore|reporter|автор|текст|الكاتب|بقلم|نویسنده|লেখক|লিখেছেন|लेखक)s?\s*:|بقلم)\s+/iu;
const particle =
  /^(?:and|und|et|y|e|en|og|och|with|for|in|de|del|della|di|da|dos|van|von|der|den|la|le|al|el|bin|ibn|ben|abu|staff|our|the|correspondents?|reporters?|editor|writer|desk|&)$/iu;

/** The names of a byline such as “By Ana Ruiz and Tomas Vell, Port Alder”, without the “By”; null when it is none. */
export function bylineNames(line: string): string | null {
  if (line.length > 160) return null;
  const prefix = bylinePrefix.exec(line)?.[0];
  if (prefix === undefined) return null;
  const names = (line.slice(prefix.length).split(/\s*[|·•]\s*|\s+[–—-]\s+/)[0] ?? '').trim();
  const words = names.split(/[\s,;/]+/).filter((word) => word !== '');
  const isName = (word: string) => /^[\p{Lu}\p{Lo}]/u.test(word) && !/[?!:]$/.test(word);
  const fits = words.every((word) => isName(word) || particle.test(word)) && words.some(isName);
  return fits && words.length >= 2 && words.length <= 18 && !/\p{Ll}{2}\.$/u.test(names)
    ? names
    : null;
}

const deskCredit =
  /^\(?(?:additional\s+)?(?:reporting|writing|compiled|edited|editing)(?:\s+(?:and|&)\s+\p{Ll}+)?(?:\s+in\s+[\p{Lu}][\p{L}\s-]{1,30}?)?\s+by\s+(?=\p{Lu})/iu;

/** An agency's line at the end: “Reporting by Ana Ruiz; Editing by Tomas Vell”. Its first names; null when it is none. */
export function deskCreditNames(line: string): string | null {
  if (line.length > 300) return null;
  const prefix = deskCredit.exec(line)?.[0];
  if (prefix === undefined) return null;
  const names = (line.slice(prefix.length).split(/\s*[;.)|]/)[0] ?? '').trim();
  const words = names.split(/[\s,&]+/).filter((word) => word !== '');
  const fits = words.every((word) => /^\p{Lu}/u.test(word) || particle.test(word));
  return fits && words.length >= 2 && words.length <= 18 ? names : null;
}

const publisherWord =
  /(?<!\p{L})(?:times|news|post|guardian|herald|tribune|gazette|journal|press|live|today|tv|radio|agency|chronicle|observer|star|mail|express|standard|review|weekly|magazine|media|online|daily|ledger|wire|bulletin|courier|echo|mirror|telegraph|monitor|dispatch|register|sentinel|zeitung|le monde|figaro|país|repubblica|bbc|cnn|reuters|afp|ap)(?!\p{L})|\.(?:com|org|net|info|co\.\w\w)$/iu;

/** A short line that names a paper or a station. */
export function looksLikePublisher(line: string): boolean {
  return line.length <= 60 && line.split(/\s+/).length <= 6 && publisherWord.test(line);
}

const sentenceEnd = /[.!?…。！？।؟۔]["'”’»)\]]*$/u;

/** Ends the way a sentence does, with or without closing quotes. */
export function endsLikeSentence(line: string): boolean {
  return sentenceEnd.test(line.slice(-8));
}

/** Most words capitalised, as headlines in English are set. */
export function isTitleCase(line: string): boolean {
  const words = line.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const capital = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
  return words.length >= 3 && capital.length >= words.length * 0.7;
}

/** Long enough, or enough like a sentence, to be the article's own text. */
export function isProse(line: string): boolean {
  if (line.length > 200) return true;
  return endsLikeSentence(line) && !isTitleCase(line) && line.split(/\s+/).length >= 5;
}

/** Short, with words, and not ended like a sentence: what can be a headline. */
export function isHeadlineLike(line: string): boolean {
  if (line.length > 200 || !/\p{L}/u.test(line)) return false;
  if (/[:;,]$/.test(line)) return false;
  return !/(?:(?<![\p{Lu}.])\.|。|।|۔)["'”’»)\]]*$/u.test(line) || isTitleCase(line);
}
