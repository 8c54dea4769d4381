// Word processors' documents and books of the import benchmarks, as dense in markup as the programs write them, with a
// picture.

import { bookOf } from '../support/epub-files.ts';
import { docxOf, numberingList, style } from '../support/office-files.ts';
import { odtOf, odtStyle } from '../support/odt-files.ts';
import { rtfFile } from '../support/rtf-files.ts';
import { escaped, htmlOf, title } from './import-pages.ts';
import { pictureBytes, proseOf, type Prose, type ProseBlock, type Words } from './import-prose.ts';

const picture = (name: string) => ({ name, content: pictureBytes(200_000), stored: true });

export function docxFile(characters: number, seed = 1): Uint8Array {
  const links: Record<string, string> = {};
  const run = ({ text, format, href }: Words): string => {
    const looks =
      format === undefined ? '' : format === 'bold' ? '<w:b/><w:bCs/>' : '<w:i/><w:iCs/>';
    const made = `<w:r w:rsidRPr="00A41C52"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>${looks}<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
    if (href === undefined) return made;
    const id = `rIdL${Object.keys(links).length + 1}`;
    links[id] = href;
    return `<w:hyperlink r:id="${id}" w:history="1">${made}</w:hyperlink>`;
  };
  const styleOf = ({ is, level }: ProseBlock) =>
    is === 'heading'
      ? `Heading${level}`
      : is === 'quote'
        ? 'Quote'
        : is === 'item'
          ? 'ListParagraph'
          : 'Normal';
  const paragraph = (id: string, inside: string, isItem = false): string => {
    const list = isItem ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '';
    return `<w:p w:rsidR="00A41C52" w:rsidRDefault="00A41C52"><w:pPr><w:pStyle w:val="${id}"/>${list}<w:spacing w:after="160" w:line="259"/></w:pPr>${inside}</w:p>`;
  };
  const table = (rows: readonly (readonly string[])[]): string => {
    const cell = (text: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="2254" w:type="dxa"/></w:tcPr>${paragraph('Normal', run({ text }))}</w:tc>`;
    const made = rows.map((row) => `<w:tr w:rsidR="00A41C52">${row.map(cell).join('')}</w:tr>`);
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>${made.join('')}</w:tbl>`;
  };
  const body = proseOf(characters, seed).map((block) =>
    block.is === 'table'
      ? table(block.rows)
      : paragraph(styleOf(block), block.words.map(run).join(''), block.is === 'item'),
  );
  return docxOf({
    body: [paragraph('Title', run({ text: title })), ...body].join(''),
    styles: ['Normal', 'Title', 'Heading2', 'Heading3', 'Quote', 'ListParagraph']
      .map((id) => style(id, id.replace(/(\d)/, ' $1').toLowerCase()))
      .join(''),
    numbering: `${numberingList(0, [['bullet', '•']])}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    core: `<dc:title>${title}</dc:title><dc:creator>Ana Ruiz</dc:creator>`,
    links,
    extra: [picture('word/media/image1.jpeg')],
  });
}

const odtSpan = ({ text, format, href }: Words): string => {
  const inside = escaped(text).replace(/ $/, '<text:s/>');
  if (href !== undefined) {
    return `<text:a xlink:type="simple" xlink:href="${escaped(href)}" text:style-name="Internet_20_link">${inside}</text:a>`;
  }
  const name = format === 'bold' ? 'T2' : format === 'italic' ? 'T3' : 'T1';
  return `<text:span text:style-name="${name}">${inside}</text:span>`;
};

function odtBlock(block: Prose[number]): string {
  if (block.is === 'table') {
    const cell = (text: string) =>
      `<table:table-cell office:value-type="string"><text:p text:style-name="P3">${text}</text:p></table:table-cell>`;
    const rows = block.rows.map(
      (row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`,
    );
    return `<table:table table:name="T"><table:table-column/>${rows.join('')}</table:table>`;
  }
  const inside = block.words.map(odtSpan).join('');
  if (block.is === 'heading') {
    return `<text:h text:style-name="Heading_20_${block.level}" text:outline-level="${block.level}">${inside}</text:h>`;
  }
  if (block.is === 'item') {
    return `<text:list text:style-name="L1"><text:list-item><text:p text:style-name="P2">${inside}</text:p></text:list-item></text:list>`;
  }
  const name = block.is === 'quote' ? 'Quotations' : 'P1';
  return `<text:p text:style-name="${name}">${inside}</text:p>`;
}

export function odtFile(characters: number, seed = 1): Uint8Array {
  return odtOf({
    body: proseOf(characters, seed).map(odtBlock).join(''),
    styles: ['Standard', 'Title', 'Heading_20_2', 'Heading_20_3', 'Quotations']
      .map((name) => odtStyle(name, 'paragraph', null))
      .join(''),
    automatic: [
      odtStyle('P1', 'paragraph', 'Standard'),
      odtStyle('P2', 'paragraph', 'Standard'),
      odtStyle('P3', 'paragraph', 'Standard'),
      odtStyle('T1', 'text', null, '<style:text-properties style:rsid="001"/>'),
      odtStyle('T2', 'text', null, '<style:text-properties fo:font-weight="bold"/>'),
      odtStyle('T3', 'text', null, '<style:text-properties fo:font-style="italic"/>'),
    ].join(''),
    meta: `<dc:title>${title}</dc:title>`,
    extra: [picture('Pictures/1.jpg')],
  });
}

function rtfText(text: string): string {
  return Array.from(text, (character) => {
    if (/[\\{}]/.test(character)) return `\\${character}`;
    const code = character.charCodeAt(0);
    if (code < 0x80) return character;
    if (code < 0x100) return `\\'${code.toString(16)}`;
    return `\\u${code}\\'3f`;
  }).join('');
}

const rtfRun = ({ text, format, href }: Words): string => {
  const inside = rtfText(text);
  const look = String.raw`\rtlch\fcs1 \af0 \ltrch\fcs0 `;
  if (href !== undefined) {
    return String.raw`{\field\flddirty{\*\fldinst {HYPERLINK "${href}"}}{\fldrslt {${look}\cs15\ul\cf2 ${inside}}}}`;
  }
  const bold = format === 'bold' ? '\\b' : format === 'italic' ? '\\i' : '';
  return `{${look}${bold}\\insrsid1234 ${inside}}`;
};

function rtfBlock(block: Prose[number]): string {
  if (block.is === 'table') {
    const cell = (text: string) => String.raw`\pard\plain \ql\intbl {${rtfText(text)}\cell }`;
    return block.rows
      .map(
        (row) =>
          String.raw`\trowd \cellx2000\cellx4000\cellx6000\cellx8000${row.map(cell).join('')}\row`,
      )
      .join('\r\n');
  }
  const { is, level, words } = block;
  const look =
    is === 'heading'
      ? `\\s2\\outlinelevel${level - 1}`
      : is === 'quote'
        ? '\\s5'
        : is === 'item'
          ? '\\ls1\\ilvl0'
          : '\\s0';
  const label = is === 'item' ? String.raw`{\listtext\pard\plain\f2 \'b7\tab}` : '';
  return String.raw`\pard\plain \ltrpar${look}\ql \li0\ri0\sa160\sl259\widctlpar ${label}${words.map(rtfRun).join('')}{\par }`;
}

export function rtfDocument(characters: number, seed = 1): Buffer {
  const blocks = [
    String.raw`\pard\plain\s3 ${title}\par`,
    ...proseOf(characters, seed).map(rtfBlock),
  ];
  return Buffer.from(rtfFile(blocks.join('\r\n')), 'latin1');
}

const chapterOf = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en"><head><title>${title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head><body epub:type="bodymatter">${body}</body></html>`;

/** Twelve chapters and a cover. */
export function epubFile(characters: number, seed = 1): Uint8Array {
  const chapters = Array.from({ length: 12 }, (_, at) => ({
    name: `chapter${at + 1}.xhtml`,
    page: chapterOf(`<h1>Chapter ${at + 1}</h1>${htmlOf(proseOf(characters / 12, seed + at))}`),
  }));
  return bookOf({
    chapters,
    metadata: `<dc:title>${title}</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>en</dc:language>`,
    nav: chapters.map(({ name }, at) => [name, `Chapter ${at + 1}`] as const),
    extra: [picture('OEBPS/cover.jpg')],
  });
}
