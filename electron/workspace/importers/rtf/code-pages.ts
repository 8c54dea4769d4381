// The code pages of RTF's text: of the whole document, and of each font by its character set.

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const cp850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Code pages that hold one byte a character and that no decoder here knows, from byte 0x80 on. */
const ownTables: ReadonlyMap<number, string> = new Map([
  [437, cp437],
  [850, cp850],
]);

const labels: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [866, 'ibm866'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20127, 'windows-1252'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
  ...Array.from({ length: 9 }, (_, index) => [1250 + index, `windows-${1250 + index}`] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map(
    (part) => [28590 + part, `iso-8859-${part}`] as const,
  ),
]);

/** The pseudo code page of fonts whose characters are pictures. */
export const SYMBOL_PAGE = 42;

const pageOfCharset: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [2, SYMBOL_PAGE],
  [77, 10000],
  [78, 932],
  [89, 10007],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);

/** The code page of `\fcharset`; null for the document's own and for unknown ones. */
export const pageOfFontCharset = (charset: number): number | null =>
  pageOfCharset.get(charset) ?? null;

export const isKnownPage = (page: number): boolean => labels.has(page) || ownTables.has(page);

/** The symbols that Word's own lists and texts use; the others have no character of their own. */
const symbols: ReadonlyMap<number, string> = new Map([
  [0x20, ' '],
  [0xa7, '▪'],
  [0xa8, '□'],
  [0xb7, '•'],
  [0xd8, '➢'],
  [0xe0, '→'],
  [0xfc, '✓'],
]);

/** A character of a symbol font, by its byte or by its place in the private use area. */
export const symbolOf = (code: number): string => symbols.get(code & 0xff) ?? '\ufffd';

const singleByte = new Map<number, string | null>();
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Bytes, given as Latin-1 characters, in a code page; an unknown one is read as windows-1252. Never throws. */
export function decodePage(bytes: string, page: number): string {
  if (page === SYMBOL_PAGE) {
    return Array.from(bytes, (byte) => symbolOf(byte.charCodeAt(0))).join('');
  }
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  const table = tableOf(page);
  if (table === null) return decoderOf(page).decode(Buffer.from(bytes, 'latin1'));
  return bytes.replace(/[\x80-\xff]/g, (byte) => table.charAt(byte.charCodeAt(0) - 0x80));
}

/** The upper half of a code page with one byte a character; null for the others. */
function tableOf(page: number): string | null {
  let table = singleByte.get(page);
  if (table === undefined) {
    const upper = Buffer.from(Array.from({ length: 128 }, (_, index) => 0x80 + index));
    const isMultiByte = [932, 936, 949, 950, 54936, 65001].includes(page);
    table = isMultiByte ? null : (ownTables.get(page) ?? decoderOf(page).decode(upper));
    singleByte.set(page, table);
  }
  return table;
}

function decoderOf(page: number): InstanceType<typeof TextDecoder> {
  const label = labels.get(page) ?? 'windows-1252';
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder;
}
