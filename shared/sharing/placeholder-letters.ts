// The characters that stand in for those of a hidden name: of the same script and case, as many UTF-16 code units, and
// of a kind that never joins or cuts what stands beside it. A number chooses which; it says nothing about the original.

/** How many characters every alphabet has at least. */
export const PLACEHOLDERS = 14;

const points = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => String.fromCodePoint(first + at));

/** Without vowels, so that no word of a language comes of them. */
const latin = 'xqzvkjwghbdfmp';
/** The stems and branches, with which Chinese names the parties of a contract, then characters that are hardly used. */
const han = [...Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'), ...points(0x9f00, 100)];

const cased: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'бвгджзклмнпрст'],
  [/\p{Script=Greek}/u, 'βγδζθκλμνξπρτφ'],
  [/\p{Script=Armenian}/u, 'բգդզթժլխծկհձղճ'],
];

const uncased: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Hebrew}/u, Array.from('אבגדהזחטלמנסקר')],
  [/\p{Script=Arabic}/u, Array.from('بتثجحخسشصضطظعغ')],
  [/\p{Script=Han}/u, han],
  [/\p{Script=Hiragana}/u, Array.from('あいうえおかきくけこさしすせそたちつてと')],
  [/\p{scx=Katakana}/u, Array.from('アイウエオカキクケコサシスセソタチツテト')],
  [/[\uac00-\ud7a3]/u, Array.from('가나다라마바사아자차카타파하거너더러머버')],
  // Conjoining parts of a syllable stay parts of one.
  [/[\u1100-\u1112]/u, points(0x1100, 19)],
  [/[\u1161-\u1175]/u, points(0x1161, 21)],
  [/[\u11a8-\u11c2]/u, points(0x11a8, 27)],
  [/\p{Script=Devanagari}/u, Array.from('कखगघचछजझटठडढतथ')],
  [/\p{Script=Bengali}/u, Array.from('কখগঘচছজঝটঠডঢতথ')],
  [/\p{Script=Tamil}/u, Array.from('கஙசஞடணதநபமயரலவ')],
  [/\p{Script=Thai}/u, Array.from('กขคงจฉชซดตถทธน')],
  [/\p{Script=Georgian}/u, Array.from('ბგდზთკლმნპჟრსტ')],
  [/\p{Script=Ethiopic}/u, Array.from('ሀለሐመሠረሰሸቀበተቸኀነ')],
  [/\p{Extended_Pictographic}/u, Array.from('◾◽▪▫◼◻⬛⬜⚫⚪✳✴❇❎')],
  [/\p{Co}/u, points(0xe100, PLACEHOLDERS)],
  [/\p{N}/u, Array.from('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭')],
];

const mathematical = Array.from(latin).map((letter) =>
  String.fromCodePoint(0x1d5ee + (letter.codePointAt(0) ?? 0) - 0x61),
);

/** Of two code units each. */
const astral: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Han}/u, points(0x20_000, 200)],
  [
    /\p{Regional_Indicator}/u,
    Array.from(latin).map((l) => String.fromCodePoint(0x1f185 + l.charCodeAt(0))),
  ],
  [/\p{Extended_Pictographic}/u, Array.from('🔲🔳🔶🔷🔸🔹🔺🔻🔴🔵🟠🟡🟢🟣')],
  [/\p{Nd}/u, points(0x1d7ce, 10)],
  [/\p{N}/u, points(0x1_0107, PLACEHOLDERS)],
  [/\p{Co}/u, points(0xf_0000, PLACEHOLDERS)],
];

const known = new Map<string, readonly string[]>();
const MOST_KEPT = 20_000;

/** What can stand for the code point, which is part of a word. */
function alphabetOf(character: string): readonly string[] {
  const found = known.get(character);
  if (found !== undefined) return found;
  const alphabet =
    character.length === 2 ? (ofTable(astral, character) ?? mathematical) : bmpAlphabet(character);
  if (known.size > MOST_KEPT) known.clear();
  known.set(character, alphabet);
  return alphabet;
}

function bmpAlphabet(character: string): readonly string[] {
  if (/\p{Nd}/u.test(character)) return digitsLike(character.charCodeAt(0));
  const other = ofTable(uncased, character);
  if (other !== null) return other;
  const [, letters] = cased.find(([script]) => script.test(character)) ?? [null, latin];
  const isUpper = /[\p{Lu}\p{Lt}]/u.test(character);
  return Array.from(isUpper ? letters.toUpperCase() : letters);
}

function ofTable(
  table: readonly (readonly [RegExp, readonly string[]])[],
  character: string,
): readonly string[] | null {
  return table.find(([test]) => test.test(character))?.[1] ?? null;
}

/** The ten digits of its row: in Unicode a zero stands at the beginning of a row of sixteen, or six after it. */
function digitsLike(unit: number): readonly string[] {
  const row = unit - (unit % 16);
  const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCharCode(code));
  const zero = unit % 16 >= 6 && isDigit(row + 6) && !isDigit(row + 5) ? row + 6 : row;
  return isDigit(zero) && isDigit(zero + 9) ? points(zero, 10) : points(0x30, 10);
}

/** The character with this number in the alphabet of the code point. */
export function placeholderFor(character: string, number: number): string {
  const alphabet = alphabetOf(character);
  return alphabet[number % alphabet.length] ?? character;
}
