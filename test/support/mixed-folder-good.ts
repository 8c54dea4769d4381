// Files that can be read, of every kind, each with one story; some under a name that says another kind.

import { sha256Hex } from './arbitrary-article.ts';
import { crlf } from './email-files.ts';
import { bookOf } from './epub-files.ts';
import { exampleFile } from './example-file.ts';
import { storyOf, type Story } from './mixed-folder-prose.ts';
import { odtOf, odtStyle } from './odt-files.ts';
import { docxOf, p, style } from './office-files.ts';
import { drawnPdf } from './pdf-files.ts';
import { rtfFile } from './rtf-files.ts';

type Bytes = string | Uint8Array;
type Maker = (story: Story) => Bytes | Promise<Bytes>;

export interface GoodFile {
  readonly name: string;
  readonly title: string;
  readonly bytes: Bytes;
}

const html: Maker = ({ title, paragraphs }) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`;

const mhtml: Maker = async (story) =>
  crlf(
    'From: <Saved by Blink>',
    `Subject: ${story.title}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="--b"',
    '',
    '----b',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: https://desk.example/story',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(await html(story))
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
    '----b--',
    '',
  );

const docx: Maker = ({ title, paragraphs }) =>
  docxOf({
    styles: style('Title', 'Title'),
    body: p(title, 'Title') + paragraphs.map((words) => p(words)).join(''),
  });

const odt: Maker = ({ title, paragraphs }) =>
  odtOf({
    styles: odtStyle('Title', 'paragraph', null),
    body: `<text:p text:style-name="Title">${title}</text:p>${paragraphs.map((words) => `<text:p>${words}</text:p>`).join('')}`,
  });

const rtf: Maker = ({ title, paragraphs }) =>
  rtfFile(
    [
      String.raw`\pard\plain\s3 ${title}\par`,
      ...paragraphs.map((words) => String.raw`\pard\plain ${words}\par`),
    ].join('\r\n'),
  );

const epub: Maker = ({ title, paragraphs }) =>
  bookOf({
    metadata: '<dc:title>Collected reports</dc:title><dc:language>en</dc:language>',
    chapters: [
      {
        name: 'one.xhtml',
        body: `<h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join('')}`,
      },
    ],
    nav: [['one.xhtml', title]],
  });

const pdf: Maker = ({ title, paragraphs }) =>
  drawnPdf(
    (page) => {
      page.font('Helvetica').fontSize(20).text(title).moveDown();
      for (const words of paragraphs) page.font('Times-Roman').fontSize(11).text(words).moveDown();
    },
    { info: { Title: title } },
  );

const email: Maker = ({ title, paragraphs }) =>
  crlf(
    'From: Ana Ruiz <ana@desk.example>',
    'To: desk@desk.example',
    'Date: Sat, 1 Apr 2023 23:35:00 +0000',
    `Subject: ${title}`,
    'Message-ID: <1@desk.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...paragraphs.flatMap((words) => [words, '']),
  );

const markdown: Maker = ({ title, paragraphs }) => `# ${title}\n\n${paragraphs.join('\n\n')}\n`;

const text: Maker = ({ title, paragraphs }) => `${title}\r\n\r\n${paragraphs.join('\r\n\r\n')}\r\n`;

const utf16: Maker = async (story) => {
  const encoded = Buffer.from(`\ufeff${(await text(story)) as string}`, 'utf16le');
  return new Uint8Array(encoded);
};

const ownFormat: Maker = ({ title, paragraphs }) => {
  const file = exampleFile();
  const words = `${title}\n\n${paragraphs.join(' ')}`;
  Object.assign(file, { annotations: [], relations: [] });
  Object.assign(file.article, {
    id: `own-${title}`,
    title,
    text: words,
    textSha256: sha256Hex(words),
    marks: [],
    blocks: [
      { start: 0, end: title.length, type: 'heading', level: 1, role: 'headline' },
      { start: title.length + 2, end: words.length, type: 'paragraph', role: 'body' },
    ],
  });
  return JSON.stringify(file);
};

const kinds: readonly (readonly [make: Maker, extension: string, count: number])[] = [
  [html, 'html', 34],
  [mhtml, 'mhtml', 8],
  [docx, 'docx', 30],
  [odt, 'odt', 16],
  [rtf, 'rtf', 16],
  [epub, 'epub', 6],
  [pdf, 'pdf', 20],
  [email, 'eml', 16],
  [markdown, 'md', 14],
  [text, 'txt', 11],
  [utf16, 'txt', 2],
  [ownFormat, 'annotated.json', 1],
  [docx, 'txt', 1],
  [html, 'pdf', 1],
  [rtf, 'doc', 1],
  [pdf, 'html', 1],
  [odt, 'docx', 1],
  [text, '', 1],
];

const folders = ['', 'desk', 'desk/2023 april'];

/** As many as `kinds` says: 180. */
export async function goodFiles(): Promise<GoodFile[]> {
  const files: GoodFile[] = [];
  for (const [make, extension, count] of kinds) {
    for (let step = 0; step < count; step += 1) {
      const index = files.length + 1;
      const story = storyOf(index);
      const folder = folders[index % folders.length] ?? '';
      const name = `good ${index}${extension === '' ? '' : `.${extension}`}`;
      files.push({
        name: folder === '' ? name : `${folder}/${name}`,
        title: story.title,
        bytes: await make(story),
      });
    }
  }
  return files;
}
