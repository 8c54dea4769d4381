// The signs that open list items and footnotes.

const bullet = /^[•‣◦▪▫●○■□◆◇➢➤►▶✓✔∙⁃·\uf0b7\uf0a7]\s*/;
const dash = /^[-–*]\s+(?=\S)/;
const numbered = /^(?:\(?(\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)]|\[(\d{1,3})\])\s+(?=\S)/;
const note = /^(?:\(?\d{1,3}\)?[.:]?|[*†‡§¶]{1,3}|[a-z]\))\s*(?=[\p{L}“"‘«(])/u;

export interface Marker {
  readonly kind: 'bullet' | 'dash' | 'number';
  /** How many code units of the line it takes, with the space after it. */
  readonly length: number;
  /** What a numbered item counts, as written. */
  readonly label: string;
}

export function markerOf(text: string): Marker | null {
  const sign = bullet.exec(text)?.[0];
  if (sign !== undefined && sign.length < text.length)
    return { kind: 'bullet', length: sign.length, label: '' };
  const line = dash.exec(text)?.[0];
  if (line !== undefined) return { kind: 'dash', length: line.length, label: line.charAt(0) };
  const number = numbered.exec(text);
  if (number === null) return null;
  return { kind: 'number', length: number[0].length, label: number[1] ?? number[2] ?? '' };
}

/** Whether a text is nothing but what opens a list item. */
export function isMarkerAlone(text: string): boolean {
  const plain = text.trim();
  return bullet.test(plain)
    ? plain.length <= 2
    : markerOf(`${plain} x`) !== null && plain.length <= 6;
}

/** Whether the second label counts on from the first: 1 and 2, a and b, ii and iii. */
export function countsOn(label: string, next: string): boolean {
  if (/^\d+$/.test(label) && /^\d+$/.test(next)) return Number(next) === Number(label) + 1;
  if (label.length === 1 && next.length === 1) {
    return next.charCodeAt(0) === label.charCodeAt(0) + 1;
  }
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
  const at = roman.indexOf(label.toLowerCase());
  return at !== -1 && roman[at + 1] === next.toLowerCase();
}

/** Whether a line begins the way a footnote does. */
export const opensNote = (text: string): boolean => note.test(text);
