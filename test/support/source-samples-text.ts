// Messages and texts: an e-mail, Markdown, a legacy encoding, our own two formats, and what a browser puts on the
// clipboard.

import { sha256Hex } from './arbitrary-article.ts';
import { exampleFile } from './example-file.ts';
import { message } from './email-files.ts';
import { utf8, type ExpectedArticle, type SourceSample } from './source-samples.ts';

const mail = message(
  ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
  'The road over the pass is open again. A plough cleared the last two kilo=',
  'metres on Saturday night, and the first lorries crossed at dawn.',
  '',
  'Caf=C3=A9s on the far side expect guests by noon.',
  '',
  '> When does the pass open?',
  '> We need it for Monday.',
);

const markdown = `---
title: Bees on the roof
author: Nil Sarr
date: 2024-06-11
lang: en
---
# Bees on the roof

Six hives stand on the *town hall*, **two more** than last year; see [the count](https://bees.example/count).

## Rules

1. Nobody opens a hive alone
2. Smoke only in the morning

> The honey belongs to the town.

![A keeper in white beside a hive](keeper.jpg)
`;

/** Every letter of the text that is not in ASCII, as windows-1251 writes it. */
function windows1251(text: string): Uint8Array {
  const letter = (code: number): number => {
    if (code < 0x80) return code;
    if (code >= 0x0410 && code <= 0x044f) return code - 0x0410 + 0xc0;
    const others: Readonly<Record<number, number>> = {
      0xab: 0xab,
      0xbb: 0xbb,
      0x2014: 0x97,
      0x0451: 0xb8,
    };
    return others[code] ?? 0x3f;
  };
  return Uint8Array.from(text, (character) => letter(character.charCodeAt(0)));
}

const russian = [
  'В порту открыли новый причал',
  '',
  'Новый причал принял первое судно во вторник утром. Работы шли три года и стоили городу вдвое больше, чем обещали.',
  '',
  '«Теперь мы можем принимать и большие корабли», — сказал начальник порта. Жители соседних домов жалуются на шум.',
  '',
].join('\r\n');

const bridge: ExpectedArticle = {
  outline: [
    'heading 1 headline: Bridge reopens',
    'paragraph: “It is safe 🚧,” Mayor Ana Ruiz said.',
  ],
  marks: ['bold: Bridge'],
  metadata: { title: 'Bridge reopens', publisher: 'Example Times', publishedOn: '2023-04-01' },
};

/** Two lines of a dataset, each with its own text and no annotations. */
const stories = [
  ['Mill wheel turns again', 'The old wheel at Brook End moved for the first time in a century.'],
  ['Orchard sold to the parish', 'Forty apple trees now belong to everybody who lives in Tarn.'],
] as const;

const dataset = stories
  .map(([title, words], index) => {
    const file = exampleFile();
    const text = `${title}\n\n${words}`;
    Object.assign(file, { annotations: [], relations: [] });
    Object.assign(file.article, {
      id: `dataset-${index}`,
      title,
      text,
      textSha256: sha256Hex(text),
      marks: [],
      blocks: [
        { start: 0, end: title.length, type: 'heading', level: 1, role: 'headline' },
        { start: title.length + 2, end: text.length, type: 'paragraph', role: 'body' },
      ],
    });
    return `${JSON.stringify(file)}\n`;
  })
  .join('');

const ofDataset = stories.map(([title, words]): ExpectedArticle => ({
  outline: [`heading 1 headline: ${title}`, `paragraph: ${words}`],
  marks: [],
  metadata: { title, publisher: 'Example Times' },
}));

const pass: ExpectedArticle = {
  outline: [
    'heading 1 headline: Bridge reopens 🚧',
    'paragraph byline: From: Ana Ruíz <ana@example.org>',
    'paragraph boilerplate: To: Desk <desk@ledger.example>, "Vell, Tomas" <vell@ledger.example>',
    'paragraph boilerplate: Cc: archive@ledger.example',
    'paragraph date: Date: Sat, 1 Apr 2023 23:35:00 -0500',
    'paragraph: The road over the pass is open again. A plough cleared the last two kilometres on Saturday night, and the first lorries crossed at dawn.',
    'paragraph: Cafés on the far side expect guests by noon.',
    'blockquote: When does the pass open?',
    'blockquote: We need it for Monday.',
  ],
  marks: [],
  metadata: {
    title: 'Bridge reopens 🚧',
    byline: 'Ana Ruíz',
    publishedOn: '2023-04-01',
    language: 'en',
  },
};

const bees: ExpectedArticle = {
  outline: [
    'heading 1 headline: Bees on the roof',
    'paragraph: Six hives stand on the town hall, two more than last year; see the count.',
    'heading 2: Rules',
    'list-item 1: 1. Nobody opens a hive alone',
    'list-item 1: 2. Smoke only in the morning',
    'blockquote: The honey belongs to the town.',
    'paragraph caption: A keeper in white beside a hive',
  ],
  marks: ['italic: town hall', 'bold: two more', 'link https://bees.example/count: the count'],
  metadata: {
    title: 'Bees on the roof',
    byline: 'Nil Sarr',
    publishedOn: '2024-06-11',
    language: 'en',
  },
};

const port: ExpectedArticle = {
  outline: [
    'heading 1 headline: В порту открыли новый причал',
    'paragraph: Новый причал принял первое судно во вторник утром. Работы шли три года и стоили городу вдвое больше, чем обещали.',
    'paragraph: «Теперь мы можем принимать и большие корабли», — сказал начальник порта. Жители соседних домов жалуются на шум.',
  ],
  marks: [],
  metadata: { title: 'В порту открыли новый причал', direction: 'ltr' },
};

export const textSamples: readonly SourceSample[] = [
  { fileName: 'pass.eml', bytes: () => utf8(mail), articles: [pass], told: [] },
  { fileName: 'bees.md', bytes: () => utf8(markdown), articles: [bees], told: [] },
  {
    fileName: 'port.txt',
    bytes: () => windows1251(russian),
    articles: [port],
    told: [],
    toast: /imported from port\.txt, read as windows-1251 \(detected\)/,
  },
  {
    fileName: 'bridge.annotated.json',
    bytes: () => utf8(JSON.stringify(exampleFile())),
    articles: [bridge],
    told: [],
  },
  { fileName: 'desk.jsonl', bytes: () => utf8(dataset), articles: ofDataset, told: [] },
];

/** What a browser puts on the clipboard when a part of a page is copied. */
export const clipboard = {
  text: 'Snow closes the Arl tunnel\n\nThe tunnel is shut until Friday, the road office says.\n\nTrains run\nBuses do not\n',
  html:
    '<html><body><!--StartFragment--><meta charset="utf-8">' +
    '<h2 style="color: red" onclick="alert(1)">Snow closes the Arl tunnel</h2>' +
    '<p>The tunnel is <strong>shut until Friday</strong>, the <a href="https://roads.example/arl">road office</a> says.</p>' +
    '<ul><li>Trains run</li><li>Buses do not</li></ul><img src="https://roads.example/pixel.gif" width="1" height="1">' +
    '<script>document.title = "pasted"</script><!--EndFragment--></body></html>',
  article: {
    outline: [
      'heading 2 headline: Snow closes the Arl tunnel',
      'paragraph: The tunnel is shut until Friday, the road office says.',
      'list-item 1: Trains run',
      'list-item 1: Buses do not',
    ],
    marks: ['bold: shut until Friday', 'link https://roads.example/arl: road office'],
    metadata: { title: 'Snow closes the Arl tunnel' },
  } satisfies ExpectedArticle,
} as const;
