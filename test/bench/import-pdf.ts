// PDFs of the import benchmarks: one set by pdfkit with headings, lists and formatting in several fonts, and long ones
// written line by line, because setting a thousand pages takes longer than importing them.

import { deflateSync } from 'node:zlib';
import { drawnPdf, rawPages, shown, type Page } from '../support/pdf-files.ts';
import { title } from './import-pages.ts';
import { proseOf, Writer, type ProseBlock } from './import-prose.ts';

const bottom = 760;

/** As many pages of prose. */
export function pdfFile(pages: number, seed = 1): Promise<Uint8Array> {
  return drawnPdf(
    (page) => {
      let drawn = 1;
      const prose = proseOf(pages * 3600, seed).filter((block) => block.is !== 'table');
      let next = 0;
      drawHead(page, drawn);
      for (;;) {
        const block = prose[next % prose.length];
        if (block === undefined) return;
        next += 1;
        if (page.y + page.font('Times-Roman').fontSize(11).heightOfString(textOf(block)) > bottom) {
          drawn += 1;
          if (drawn > pages) return;
          page.addPage();
          drawHead(page, drawn);
        }
        drawBlock(page, block);
      }
    },
    { margins: { top: 90, bottom: 40, left: 72, right: 72 }, info: { Title: title } },
  );
}

function drawHead(page: Page, number: number): void {
  page.font('Helvetica').fontSize(9);
  page.text(`Coastal Ledger · ${title}`, 72, 40, { lineBreak: false });
  page.text(String(number), 290, 790, { lineBreak: false });
  page.x = 72;
  page.y = 90;
}

function drawBlock(page: Page, { is, words }: ProseBlock): void {
  if (is === 'heading') page.font('Helvetica-Bold').fontSize(14).text(textOf({ words }));
  else {
    const at = is === 'item' ? { indent: 0, text: '• ' } : { indent: 12, text: '' };
    page.font('Times-Roman').fontSize(11);
    for (const [index, { text, format }] of words.entries()) {
      page.font(
        format === 'bold' ? 'Times-Bold' : format === 'italic' ? 'Times-Italic' : 'Times-Roman',
      );
      const isLast = index === words.length - 1;
      page.text(index === 0 ? at.text + text : text, { continued: !isLast, align: 'left' });
    }
  }
  page.moveDown(0.5);
}

const textOf = ({ words }: Pick<ProseBlock, 'words'>): string =>
  words.map(({ text }) => text).join('');

const linesOnPage = 46;

/** As many pages of plain paragraphs, each with a running head and its number. */
export function longPdf(pages: number): Uint8Array {
  const writer = new Writer(5);
  const lineOf = (at: number): string => {
    const words = writer.words(15).replace(/[^\x20-\x7e]/g, '');
    // Every seventh line ends a paragraph.
    return at % 7 === 6 ? `${words.slice(0, 40)}.` : words;
  };
  const contents = Array.from({ length: pages }, (_, page) =>
    shown([
      { at: [72, 800], text: `Coastal Ledger ${title}`, size: 9 },
      ...Array.from({ length: linesOnPage }, (_line, at) => ({
        at: [at % 7 === 0 ? 84 : 72, 770 - at * 15 - Math.floor(at / 7) * 4] as const,
        text: lineOf(at),
        size: 10,
      })),
      { at: [290, 30], text: String(page + 1), size: 9 },
    ]),
  );
  return rawPages(
    contents.map((content) => ({
      content: deflateSync(Buffer.from(content, 'latin1')),
      filter: '/Filter /FlateDecode',
    })),
  );
}
