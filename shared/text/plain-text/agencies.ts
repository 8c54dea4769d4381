// The names of news and picture agencies, as they stand in credits and datelines, and the dateline itself.

/** As a part of a pattern. */
export const agencies =
  'AFP|AP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|EFE|dpa|Xinhua|Anadolu(?: Agency)?|TASS|AAP|ANI|PTI|UNB|BSS|IANS|' +
  'Shutterstock|iStock|Alamy|Bloomberg|Magnum|Wikimedia(?: Commons)?|Flickr|Unsplash|Keystone|ANSA|Belga|' +
  'PA(?: Media| Images| Wire)|NurPhoto|Sipa|ZUMA|imago(?: images)?|picture[- ]alliance|LaPresse|Sputnik|Kyodo|' +
  'Yonhap|Maxar(?: Technologies)?|Lusa|ANP|TT|NTB|Ritzau|APA|PAP|CTK|MTI|Interfax|Ukrinform|SOPA Images|UPI|CP|' +
  'The Canadian Press|Associated Press|Agence France-Presse';

const place = String.raw`\p{Lu}[\p{L} .'’/-]{1,40}`;
const dateline = new RegExp(
  String.raw`^${place}(?:,\s*[^()—–]{1,40})?\s*[([](?<agency>${agencies})[)\]]\s*[—–-]`,
  'u',
);

/** The agency in a paragraph's dateline such as “KABUL, April 1 (Reuters) —”; null when it has none. */
export function datelineAgency(start: string): string | null {
  return dateline.exec(start.slice(0, 160))?.groups?.['agency'] ?? null;
}

/** What stands between a dateline's place and its agency, where its date is; null without a dateline. */
export function datelineOf(start: string): string | null {
  return dateline.exec(start.slice(0, 160))?.[0] ?? null;
}
