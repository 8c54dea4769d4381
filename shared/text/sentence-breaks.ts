// Where Intl.Segmenter (UAX #29) ends a sentence too early: after abbreviations, initials, list numbers, and
// before words that go on in lower case. These rules only ever join two neighbours, they never add a break.

/** Always followed by the word they belong to. */
const leading = new Set(
  (
    'mr mrs ms mx messrs mme mlle dr drs prof rev hon gen col lt maj capt cmdr sgt cpl pvt adm sen sens rep reps ' +
    'gov pres amb st ste mt vs e.g i.e cf viz approx sr sra srta hr frau nr bzw z.b d.h u.a'
  ).split(' '),
);
/** Abbreviations only when a number follows: “Sept. 1”, “No. 5”. */
const beforeNumber = new Set(
  (
    'jan feb mar apr jun jul aug sep sept oct nov dec nos no nr p pp vol ch art arts sec fig figs para ca c est ' +
    'ph al ed op'
  ).split(' '),
);
/** Parts of names that may end a sentence, too. */
const trailing = new Set('inc ltd co corp jr bros llc plc'.split(' '));
/** Words that, capitalised, more likely open a sentence than go on with a name. */
const openers = new Set(
  (
    'the a an this that these those he she it they we you i but and or so yet in on at as for from with by to of if ' +
    'when while after before since although though however meanwhile moreover there here his her its their our my ' +
    'what who why how where some many most several both each another other not no yes now then still also only even ' +
    'according despite during under over'
  ).split(' '),
);
const timeWord =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)|(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST)\b)/i;
/** Languages that write ordinals with a full stop: “am 1. April”. */
const ordinalLanguages = /^(?:de|da|nb|nn|no|fi|cs|sk|sl|hr|hu|et|lv)\b/i;

const DECIDING_LENGTH = 80;

/** Whether what Intl.Segmenter took for the end of a sentence is none. `before` ends where it broke, `after` starts there. */
export function isFalseBreak(before: string, after: string, locale: string | undefined): boolean {
  const end = before.slice(-DECIDING_LENGTH);
  if (/\n\s*$/.test(end)) return false;
  const tail = end.trimEnd();
  const head = after.slice(0, DECIDING_LENGTH).trimStart();
  if (/^["'“”‘’«»„([]*\p{Ll}/u.test(head)) return true;
  if (!hasWord(tail) || !hasWord(head)) return true;
  if (before.length <= 8 && /^\s*\(?(?:\d{1,3}|[ivxlc]{1,5}|\p{L})[.)]$/iu.test(tail)) return true;
  return tail.endsWith('.') && endsInAbbreviation(tail, head, locale);
}

function endsInAbbreviation(tail: string, head: string, locale: string | undefined): boolean {
  const words = tail.split(/\s+/);
  const word = (words.at(-1) ?? '').replace(/^["'“‘«„([]+/, '').slice(0, -1);
  const key = word.toLowerCase();
  const startsWithDigit = /^[#§(]?\p{Nd}/u.test(head);
  if (leading.has(key)) return !/^["'“‘«]/.test(head);
  if (beforeNumber.has(key)) return startsWithDigit && (key !== 'no' || word === 'No');
  if (/^[ap]\.?m$/i.test(word)) return startsWithDigit || timeWord.test(head);
  if (/^\p{Nd}{1,2}$/u.test(word)) return isOrdinal(head, locale);
  return isInitial(word, words.at(-2)) && goesOn(head);
}

function isOrdinal(head: string, locale: string | undefined): boolean {
  return locale !== undefined && ordinalLanguages.test(locale) && /^\p{L}/u.test(head);
}

/** “J.”, “U.S.”, “Inc.”; “I.” only within a name, since “so did I.” ends a sentence. */
function isInitial(word: string, before: string | undefined): boolean {
  if (word === 'I') return isCapitalised(before);
  return trailing.has(word.toLowerCase()) || /^(?:\p{Lu}|\p{L}{1,2}(?:\.\p{L}{1,2})+)$/u.test(word);
}

function goesOn(head: string): boolean {
  const first = /^[\p{L}\p{N}’']+/u.exec(head)?.[0];
  return first !== undefined && !openers.has(first.toLowerCase());
}

function isCapitalised(word: string | undefined): boolean {
  return word === undefined || /^["'“‘«„([]*\p{Lu}/u.test(word);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}
