// A document's own properties, and which of them say something about the article rather than about the program,
// the template or the computer it was written on.

/** Null where the document has none. Dates as written, such as `2023-04-01T08:00:00Z`. */
export interface OfficeProperties {
  readonly title: string | null;
  readonly creator: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly language: string | null;
}

const emptyTitle =
  /^(?:(?:document|dokument|documento|doc|untitled|unbenannt|sans[ -]nom|sin t[íi]tulo|senza titolo|sem t[íi]tulo|ohne titel|без имени|безымянный|title|titel|titre|t[íi]tulo|new document|powerpoint presentation)[\s_-]*\d*)$/iu;
const fileLike =
  /(?:^[A-Za-z]:\\|^\/|^file:|^~\/|[\\/][^\\/]*\.\w{2,5}$|\.(?:docx?|docm|dot[xm]?|odt|fodt|ott|rtf|txt|pdf|wpd|pages|html?)$)/iu;
const programLike =
  /^(?:(?:microsoft(?: office)?|windows|office)?[\s-]*(?:user|utilisateur|benutzer|usuario|utente|anwender)\d*|admin(?:istrator)?|owner|author|unknown|default|guest|root|test|python-docx|docx4j|apache poi|un-named|openpyxl|aspose.*|libreoffice.*|openoffice.*|pandoc|hp|dell|acer|asus|lenovo|toshiba|pc|[\w-]+@[\w.-]+)$/iu;
const longest = 300;

/** The title, unless it is a program's placeholder or a file's name. */
export function plausibleTitle(title: string | null): string | null {
  const line = oneLine(title)?.replace(/^microsoft word\s*-\s*/iu, '') ?? null;
  if (line === null || emptyTitle.test(line) || fileLike.test(line)) return null;
  return /\p{L}|\p{N}/u.test(line) ? line : null;
}

/** The creator, unless it is the name of a program, a computer or no one. */
export function plausibleCreator(creator: string | null): string | null {
  const line = oneLine(creator);
  return line === null || programLike.test(line) || !/\p{L}/u.test(line) ? null : line;
}

/** In every document that a common library makes of its template. */
const templateDate = '2013-12-23T23:15:00Z';

/** YYYY-MM-DD of a full date that exists and is not the zero of some clock; else null. */
export function plausibleDate(date: string | null): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(date ?? '')?.[1];
  if (date?.trim() === templateDate) return null;
  if (day === undefined || day <= '1980-01-01' || /^(?:1899|1900|1904|1970)/.test(day)) return null;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

/** As BCP 47 writes it; null for what is not a language, such as `x-none`. */
export function plausibleLanguage(language: string | null): string | null {
  const tag = language?.trim().replaceAll('_', '-') ?? '';
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) || /^(?:und|zxx|mul|mis)\b/i.test(tag))
    return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function oneLine(text: string | null): string | null {
  const line = text?.replace(/[\s\p{Cc}]+/gu, ' ').trim() ?? '';
  return line === '' || line.length > longest ? null : line;
}
