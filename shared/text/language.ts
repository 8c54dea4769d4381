// A modest guess at the language: by script where one script is one language, by the commonest little words
// where many share it. Null rather than wrong: it only sets hyphenation, sentence rules and a field to edit.

const SAMPLE = 20_000;
const FEWEST_HITS = 5;

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

/** A BCP 47 language such as `en`, or null when the text does not show it clearly. Looks at the first 20,000 code units. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [language, script] of byScript) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese mixes its own letters with Chinese characters.
    if (share > (language === 'ja' ? 0.2 : 0.6)) return language;
  }
  return byCommonWords(sample);
}

function byCommonWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scores = commonWords
    .map(([language, list]) => {
      const hits = list.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
      return { language, hits };
    })
    .toSorted((a, b) => b.hits - a.hits);
  const [best, second] = scores;
  if (best === undefined || second === undefined) return null;
  const isClear = best.hits >= FEWEST_HITS && best.hits >= words.length * 0.1;
  return isClear && best.hits >= second.hits * 1.5 ? best.language : null;
}
