// How a photo's caption opens and how a photo's credit ends a line, in the languages of news.

import { agencies } from './agencies.ts';

/** “Photo:” in the languages of news. */
const photoWord =
  'photo(?:graph|grapher|graphie)?s?|images?|picture|credit|courtesy|foto(?:graf|s)?|bild(?:er)?|crédits?|crédito|' +
  'fotografía|imagen|imagem|immagine|kuva|fot|zdj|фото|صورة|الصورة|تصوير|عکس|تصویر|ছবি|फोटो|तस्वीर';

/** At the end of a line, of which only the last part has to be looked at. */
export const creditAtEnd: readonly RegExp[] = [
  new RegExp(String.raw`(?:\bvia\s|/)\s*(?:${agencies})\b[^.!?]{0,40}\.?$`, 'i'),
  new RegExp(
    String.raw`[([](?:[^()[\]]{0,60}[\s/:–—-])?(?:${agencies}|file photo|photo|handout|archivfoto|archive)\b[^()[\]]{0,60}[)\]]\.?$`,
    'i',
  ),
  new RegExp(String.raw`(?:(?<!\p{L})(?:${photoWord})\.?\s*[:：]|©)\s*[^.!?]{2,80}\.?$`, 'iu'),
  /\b[Pp](?:hoto(?:graph)?s?|icture)(?: credit)? (?:by|courtesy of) \p{Lu}[^.!?]{1,80}\.?$/u,
  /[.!?]["”’]?\s+\p{Lu}[\p{Lu}\s.'’-]{3,60}\/[\p{Lu}\s]{2,40}$/u,
];
/** One of these is in every credit; most lines have none and need no closer look. */
export const signOfCredit = /[:：©/)\]]|via\s|hoto|icture/i;
export const captionStart =
  /^(?:photo|file photo|image|picture|caption|foto|archivfoto|bild|légende|pie de foto|didascalia|legenda|подпись|фото|صورة|عکس|ছবি|फोटो)\s*[:：]/iu;
