// The turns of phrase by which English news prose says whose words something is. Each pattern looks at what stands
// between the words and a name, or right before or after the name.

const verbs =
  'said|says|saying|told|tells|adds|added|adding|noted|notes|claimed|claims|insisted|insists|argued|argues|wrote|writes|' +
  'tweeted|posted|replied|responded|answered|asked|asks|warned|warns|stated|states|declared|declares|announced|announces|' +
  'explained|explains|recalled|recalls|continued|confirmed|confirms|acknowledged|admitted|admits|conceded|stressed|' +
  'emphasi[sz]ed|suggested|suggests|asserted|alleged|alleges|testified|remarked|observed|complained|promised|vowed|' +
  'predicted|predicts|estimated|estimates|concluded|concludes|commented|joked|recounted|maintained|maintains|believes';
/** Verbs with somebody spoken to between them and what is said. */
const verbsToSomebody = 'told|tells|asked|asks|warned|warns|assured|reminded|promised';
const adverb = '(?:(?:also|then|later|once|repeatedly|\\p{L}+ly)\\s+)?';
const helper = '(?:(?:has|have|had|was quoted as)\\s+)?';
const verb = `${adverb}${helper}${adverb}(?:${verbs})\\b`;
const accordingTo = 'according to|in the words of|as told by|told by';

/** Words that open another clause: what follows them is not part of a name's title. */
const clause =
  'who|whom|whose|which|that|and|but|while|as|when|where|after|before|because|if|although|though|against|told|to';
const word =
  "(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|Prof|Rev|Hon|St|\\p{Lu})\\.|[\\p{L}\\p{M}\\p{N}’'&-]+)";
/** What can stand before a name: “the mayor of the city,”. */
const title = `(?:(?!(?:${clause})\\b)${word},?\\s+){0,8}`;
/** “, a former minister,” after a name; its first comma is needed. */
const apposition = '(?:,[^,.;:“”"«»]{1,120},)?';
const closing = '[”"»›’\'“」』),.!?…\\s–—-]*';

const pattern = (source: string) => new RegExp(source, 'iu');

export const cues = {
  /** “…,” said the mayor, [name] */
  verbThenName: pattern(`^${closing}\\b${verb}\\s+${title}$`),
  /** “…,” the mayor, [name] */
  titleThenName: pattern(`^${closing}${title}$`),
  /** [name], a former minister, said */
  nameThenVerb: pattern(`^${apposition},?\\s+${verb}`),
  /** …, according to the mayor, [name] */
  accordingToName: pattern(`^${closing}\\b(?:${accordingTo})\\s+${title}$`),
  /** According to the mayor, [name] */
  leadingAccordingTo: pattern(`(?:^|[\\s“"(])(?:${accordingTo})\\s+${title}$`),
  /** said the mayor, [name] */
  leadingVerb: pattern(`[”"»,]\\s*${verb}\\s+${title}$`),
  /** [name], … “ */
  onlyPause: pattern(`^(?:,[^,.;:“”"«»]{1,120})?[,:]?\\s*(?:and\\s+)?["“«„‘'‹「『]?$`),
  /** “…,” he said */
  pronoun: pattern(
    `^${closing}(?:(?:he|she|they)\\s+${verb}|${verb}\\s+(?:he|she|they)\\b)|^[^.!?]{0,60}\\bhe\\s+said\\b`,
  ),
  /** Two names together */
  conjunction: pattern('^\\s*(?:,|,?\\s*(?:and|&|or))\\s+$'),
} as const;

const toSomebody = pattern(`(?:${verbsToSomebody})\\b(.*)$`);
const afterVerb = pattern(`^${apposition},?\\s+${verb}(.*)$`);
const newClause = pattern(`\\b(?:who|which|but|while|although|though|because|if)\\b`);

/** How sure it is that the words before a passage, which begin right after a name, introduce it as that name's. */
export function introduces(lead: string, isQuoted: boolean): 'sure' | 'perhaps' | null {
  const line = lead.replaceAll(/\s+/gu, ' ');
  const rest = afterVerb.exec(line)?.[1];
  if (rest === undefined || /[.!?;]\s/u.test(rest) || rest.length > 120) return null;
  const between = rest.replace(/["“«„‘'‹「『]\s*$/u, '').trim();
  if (newClause.test(between)) return 'perhaps';
  if (isQuoted) return /[”»]/u.test(between) ? 'perhaps' : 'sure';
  return leadsOn(between, toSomebody.test(line)) ? 'sure' : 'perhaps';
}

/** Between the verb and what is said without quotation marks: nothing, “that”, or somebody spoken to. */
function leadsOn(between: string, isToSomebody: boolean): boolean {
  if (between === '' || /^(?:that|[:,])$/u.test(between)) return true;
  const wordCount = between.split(' ').length;
  if (/(?:^|\s)that$|:$/u.test(between)) return wordCount <= 9;
  return isToSomebody && wordCount <= 3;
}
