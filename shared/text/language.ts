// A modest guess at the language: by script where one script is one language, by the commonest little words
// where many share it. Null rather than wrong: it only sets hyphenation, sentence rules and a field to edit.

const SAMPLE = 10_000;
const FEWEST_HITS = 5;
/** Of a script's letters among all, so that a text may be in its language. */
const LEAST_SHARE = 0.2;

const byScript: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['si', /\p{Script=Sinhala}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
];

const commonWords: readonly (readonly [string, string])[] = [
  ['en', 'the and of to in is that for was with as by on are from have not they which'],
  ['de', 'der die und das den von zu mit sich des auf für ist im dem nicht ein eine'],
  ['fr', 'les des et est dans une que pour qui sur au par pas avec ce sont aux du'],
  ['es', 'el los las una por con para como del más pero sus fue este ha según y'],
  ['it', 'il che di per una sono della con non gli dei nel anche alla ha delle più'],
  ['pt', 'os uma não para com que do da em mais dos foi são pelo ao também'],
  ['nl', 'het een van en dat niet zijn voor met aan ook bij naar werd uit wordt'],
  ['sv', 'och att det som på är för av med inte den till ett har de om'],
  ['pl', 'nie się na jest że do przez oraz jak po ale od dla był tym'],
  ['tr', 'bir ve bu için ile olarak olan daha çok gibi sonra kadar ancak'],
  ['id', 'yang dan di dengan untuk pada dari ini itu tidak adalah dalam akan'],
  ['ru', 'и в не на что с по это как к из за от для был его'],
  ['uk', 'і в не на що з та це як до від для за його був'],
  ['ar', 'في من على إلى أن التي عن مع هذا ما كان بعد بين قال الذي'],
  ['fa', 'و در به از که این را با است برای آن های می شده'],
  ['ur', 'کے میں کی ہے سے اور کا کو نے پر یہ ہیں کہ'],
  ['hi', 'के में है की और से का को ने पर यह हैं कि भी'],
];

/** A BCP 47 language such as `en`, or null when the text does not show it clearly. Looks at the first 10,000 code units. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const beyond = sample.replace(/[\0-\x7f]+/g, '');
  const letters = asciiLetters(sample) + (beyond.match(/\p{L}/gu)?.length ?? 0);
  if (letters === 0) return null;
  // Most texts are in Latin letters: none of the scripts is looked for in them.
  if (beyond.length > letters * LEAST_SHARE) {
    for (const [language, script] of byScript) {
      const share = (beyond.match(script)?.length ?? 0) / letters;
      // Japanese mixes its own letters with Chinese characters.
      if (share > (language === 'ja' ? LEAST_SHARE : 0.6)) return language;
    }
  }
  return byCommonWords(sample);
}

function asciiLetters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const lower = text.charCodeAt(at) | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) count += 1;
  }
  return count;
}

/** What {@link languageOf} concluded a language from, in words for the user. */
export function languageEvidence(language: string): string {
  return byScript.some(([known]) => known === language) ? 'the script' : 'the commonest words';
}

/** Which languages, by their places in the list, have a word among their commonest. */
const languagesOfWord: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>();
  for (const [language, [, list]] of commonWords.entries()) {
    for (const word of list.split(' ')) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [language]);
      else known.push(language);
    }
  }
  return found;
})();

function byCommonWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const hits = commonWords.map(() => 0);
  for (const word of words) {
    for (const language of languagesOfWord.get(word) ?? [])
      hits[language] = (hits[language] ?? 0) + 1;
  }
  const [best, second] = commonWords
    .map(([language], at) => ({ language, hits: hits[at] ?? 0 }))
    .toSorted((a, b) => b.hits - a.hits);
  if (best === undefined || second === undefined) return null;
  const isClear = best.hits >= FEWEST_HITS && best.hits >= words.length * 0.1;
  return isClear && best.hits >= second.hits * 1.5 ? best.language : null;
}
