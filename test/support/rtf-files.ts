// RTF written by hand.

/** A whole file around its paragraphs, with fonts of several code pages and the styles of a word processor. */
export const rtfFile = (body: string, head = ''): string =>
  [
    String.raw`{\rtf1\ansi\ansicpg1252\deff0\uc1`,
    String.raw`{\fonttbl{\f0\froman\fcharset0 Serif;}{\f1\fswiss\fcharset204 Cyrillic;}{\f2\fnil\fcharset2 Symbol;}{\f3\fcharset128 Japanese;}{\f4\fcharset178 Arabic;}{\f5\fcharset238{\*\falt East} East Europe;}}`,
    String.raw`{\colortbl;\red0\green0\blue0;}`,
    String.raw`{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 heading 2;}{\s3 Title;}{\s4 caption;}{\s5 Quote;}{\*\cs10 \additive Default Paragraph Font;}}`,
    head,
    body,
    '}',
  ].join('\r\n');

/** Everything that is read, once. */
export const wholeRtf = rtfFile(
  [
    String.raw`{\header\pard Page header\par}`,
    String.raw`\pard\plain\s3 Bridge reopens\par`,
    String.raw`\pard\plain By Ana Ruiz\par`,
    String.raw`\pard Caf\'e9 \b bold \i both\b0  italic\i0\line next\tab tab {\ul under} \u8220?quoted\u8221? \u-10179?\u-8470? \lquote x\rquote\~y\_z\-a \{b\} \\.\par`,
    String.raw`\pard {\f1 \'cc\'ee\'f1\'f2} {\f3 \'8b\'b4} {\f4 \'cc\'d3\'d1} {\f5 \'b3} and {\field{\*\fldinst{HYPERLINK "https://ledger.example/a" \\o "tip"}}{\fldrslt{\ul link}}} here{\footnote\pard The note.\par}.\par`,
    String.raw`\pard\s2 Section\par`,
    String.raw`{\listtext\pard\plain\f2 \'b7\tab}\pard\ls1\ilvl0 bullet one\par`,
    String.raw`{\listtext\pard\plain 1.\tab}\pard\ls2\ilvl1 numbered\par`,
    String.raw`\trowd\pard\intbl a\cell b\par c\cell\row`,
    String.raw`\trowd\pard\intbl 1\cell {\b 2}\cell\row`,
    String.raw`\pard\s5 Quoted words\par`,
    String.raw`\pard Picture {\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Cars on it}}}\pngblip\bin5 {}{}x89504e47}}{\nonshppict{\pict 00}}after \v hidden\v0 end\par`,
    String.raw`{\upr{ansi?}{\*\ud{Unicode \u1087?}}}{\*\unknown stuff}\par`,
  ].join('\r\n'),
  String.raw`{\info{\title Bridge \'93reopens\'94}{\author Ana Ruiz}{\creatim\yr2023\mo4\dy1\hr8}}`,
);

/** HTML as a mail program wraps it (MS-OXRTFEX): all of it as markup. */
export function rtfOfHtml(html: string): string {
  const escaped = Array.from(html, (character) => {
    if (/[\\{}]/.test(character)) return `\\${character}`;
    if (character === '\n') return '\\par ';
    const code = character.charCodeAt(0);
    if (code < 0x80) return character;
    return Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at)}?`,
    ).join('');
  }).join('');
  return `{\\rtf1\\ansi\\ansicpg1252\\fromhtml1\\deff0{\\fonttbl{\\f0\\fswiss;}}{\\*\\htmltag64 ${escaped}}}`;
}
