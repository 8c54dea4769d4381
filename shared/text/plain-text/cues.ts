// The words and signs by which one line of a news text shows what it is. Each test looks at one line only,
// takes short lines or a line's end, and rather says no than calls body text something else.

const agencies =
  'AFP|AP|Reuters|Getty(?: Images)?|EPA|EFE|dpa|Xinhua|Anadolu|TASS|AAP|ANI|PTI|UNB|Shutterstock|iStock|Alamy|' +
  'Bloomberg|Magnum|Wikimedia(?: Commons)?|Flickr|Unsplash|Keystone|ANSA|Belga|PA(?: Media| Images| Wire)';

const LONGEST_CAPTION = 700;
const CREDIT_LENGTH = 160;

const creditAtEnd: readonly RegExp[] = [
  new RegExp(String.raw`(?:\bvia\s|/)\s*(?:${agencies})\b[^.!?]{0,40}\.?$`, 'i'),
  new RegExp(
    String.raw`[([](?:[^()[\]]{0,60}[\s/:–—-])?(?:${agencies}|file photo|photo|handout)\b[^()[\]]{0,60}[)\]]\.?$`,
    'i',
  ),
  /(?:\b(?:photo(?:graph|grapher)?s?|images?|picture|credit|courtesy|foto|bild|crédits?|crédito|fotografía|фото)\s*:|©)\s*[^.!?]{2,80}\.?$/iu,
  /\b[Pp](?:hoto(?:graph)?s?|icture)(?: credit)? (?:by|courtesy of) \p{Lu}[^.!?]{1,80}\.?$/u,
  /[.!?]["”’]?\s+\p{Lu}[\p{Lu}\s.'’-]{3,60}\/[\p{Lu}\s]{2,40}$/u,
];
const captionStart =
  /^(?:photo|file photo|image|picture|caption|foto|bild|légende|pie de foto)\s*:/i;

/** A photo's caption: it says so, or ends in the photo's credit. */
export function isCaption(line: string): boolean {
  if (line.length > LONGEST_CAPTION) return false;
  if (captionStart.test(line)) return true;
  const end = line.slice(-CREDIT_LENGTH);
  return creditAtEnd.some((credit) => credit.test(end));
}

const linkLabel =
  /^(?:[►▶»→>•*\s-]*)(?:(?:read|see|watch|listen)\s+(?:also|more|next|now)|(?:also|more)\s+(?:read|on this|from)|related(?:\s+(?:articles?|stor(?:y|ies)|news|content|topics?|reading|links?))?|recommended(?:\s+(?:for you|stories|reading))?|you (?:may|might) also like|don['’]t miss|most (?:read|popular)|trending(?: now)?|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|leer también|leggi anche|leia (?:também|mais)|lees ook|läs också|les også|læs også|czytaj (?:też|także)|baca juga|ayrıca okuyun|читайте также|читайте також|اقرأ أيض[اً]+|بیشتر بخوانید|مزید پڑھیں|আরও পড়ুন|आगे पढ़ें|यह भी पढ़ें)(?=\s*(?:[:：|–—-]|$))/iu;
const notice =
  /^(?:(?:advertisement|sponsored(?: content)?|anzeige|publicité|publicidad|continue reading|privacy policy|cookie policy|terms of (?:use|service))[.:]?$|story continues below\b|sign up (?:for|to)\b|subscribe (?:to|now)\b|follow us\b|share (?:this|on)\b|click here\b|skip to\b|all rights reserved|copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4})/iu;

/** A link to other articles, an advertisement's label or a site's notice: in the text, but not of the article. */
export function isBoilerplate(line: string): boolean {
  if (line.length > 300) return false;
  return linkLabel.test(line) || (line.length <= 160 && notice.test(line));
}

const bylinePrefix =
  /^(?:(?:(?:story|words|text|report(?:ing|ed)?|written|analysis|opinion|interview|additional reporting|editing)\s+)?by|von|par|por|di|door|av|af|oleh|(?:author|autor|auteur|autore|reporter)s?\s*:)\s+/iu;
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
