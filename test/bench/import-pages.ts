// Texts and web pages of the import benchmarks. A page is what a browser saves of a newspaper's site: the article in
// the middle of menus, scripts, teasers and comments.

import { proseOf, Writer, type Prose, type ProseBlock, type Words } from './import-prose.ts';

export const title = 'Port Alder bridge reopens after two winters';

const plain = (words: readonly Words[]): string => words.map(({ text }) => text).join('');

const western = new Map([
  ['“', 0x93],
  ['”', 0x94],
  ['’', 0x92],
]);

/** In windows-1252, as older programs write it, with their line ends. */
export function textFile(characters: number, seed = 1): Buffer {
  const blocks = proseOf(characters, seed).map((block) =>
    block.is === 'table'
      ? block.rows.map((row) => row.join('  ')).join('\r\n')
      : `${block.is === 'item' ? '- ' : ''}${plain(block.words)}`,
  );
  const text = [title, 'By Ana Ruiz, Coastal Ledger, 1 April 2023', ...blocks].join('\r\n\r\n');
  return Buffer.from(
    Array.from(text, (character) => western.get(character) ?? character.charCodeAt(0)),
  );
}

const markdownWords = (words: readonly Words[]): string =>
  words
    .map(({ text, format, href }) => {
      if (href !== undefined) return `[${text}](${href})`;
      return format === 'bold' ? `**${text}**` : format === 'italic' ? `*${text}*` : text;
    })
    .join('');

function markdownBlock(block: Prose[number]): string {
  if (block.is === 'table') {
    const [head = [], ...rows] = block.rows.map((row) => `| ${row.join(' | ')} |`);
    return [head, '| --- | ---: | ---: | ---: |', ...rows].join('\n');
  }
  const starts = { heading: `${'#'.repeat(block.level)} `, quote: '> ', item: '- ', paragraph: '' };
  return starts[block.is] + markdownWords(block.words);
}

export function markdownFile(characters: number, seed = 1): Buffer {
  const head = `---\ntitle: ${title}\nauthor: Ana Ruiz\ndate: 2023-04-01\n---\n`;
  return Buffer.from([head, ...proseOf(characters, seed).map(markdownBlock)].join('\n\n'));
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const htmlWords = (words: readonly Words[]): string =>
  words
    .map(({ text, format, href }) => {
      const inside = escaped(text);
      if (href !== undefined) return `<a href="${escaped(href)}" data-track="inline">${inside}</a>`;
      if (format === undefined) return inside;
      return format === 'bold' ? `<strong>${inside}</strong>` : `<em>${inside}</em>`;
    })
    .join('');

/** XHTML as well as HTML. */
export function htmlOf(prose: Prose): string {
  const parts: string[] = [];
  let inList = false;
  for (const block of prose) {
    const isItem = block.is === 'item';
    if (isItem !== inList) parts.push(isItem ? '<ul>' : '</ul>');
    inList = isItem;
    parts.push(block.is === 'table' ? htmlTable(block.rows) : htmlBlock(block));
  }
  if (inList) parts.push('</ul>');
  return parts.join('\n');
}

function htmlBlock({ is, level, words }: ProseBlock): string {
  const inside = htmlWords(words);
  if (is === 'heading') return `<h${level} class="story__heading">${inside}</h${level}>`;
  if (is === 'quote') return `<blockquote class="pull"><p>${inside}</p></blockquote>`;
  return is === 'item' ? `<li>${inside}</li>` : `<p class="story__text css-1xn40u">${inside}</p>`;
}

function htmlTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table class="figures"><tbody>${cells.join('')}</tbody></table>`;
}

/** About two parts article, one part teasers, comments and menus, and one part scripts and style sheets. */
export function htmlPage(characters: number, seed = 1): string {
  const writer = new Writer(3);
  const about = (share: number, piece: () => string): string => {
    const pieces: string[] = [];
    for (let length = 0; length < characters * share;) {
      pieces.push(piece());
      length += pieces.at(-1)?.length ?? 1;
    }
    return pieces.join('\n');
  };
  const teaser = () =>
    `<li class="teaser"><a href="${writer.address()}"><img src="/i/${writer.below(999)}.jpg" alt="${writer.words(4)}"><h3>${writer.words(7)}</h3><p class="teaser__lead">${writer.words(12)}</p><span class="teaser__time">${writer.below(24)} h</span></a></li>`;
  const comment = () =>
    `<div class="comment" id="c${writer.below(99_999)}"><div class="comment__head"><span class="user">${writer.words(1)}</span><time>${writer.below(28) + 1} April</time></div><p>${writer.sentences(2)}</p><button class="reply">Reply</button></div>`;
  const script = () =>
    `<script>window.__data=window.__data||[];window.__data.push({id:${writer.below(99_999)},tags:${JSON.stringify(writer.words(40).split(' '))}});</script>`;
  const rules = about(
    0.1,
    () => `.css-${writer.below(9999)}{margin:0 ${writer.below(40)}px;color:#333}`,
  );
  const nav = Array.from(
    { length: 40 },
    () => `<li><a href="${writer.address()}">${writer.words(2)}</a></li>`,
  );
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${title} | Coastal Ledger</title>
<link rel="canonical" href="https://ledger.example/bridge"><meta property="og:title" content="${title}">
<meta property="og:site_name" content="Coastal Ledger"><meta name="description" content="Engineers checked every weld.">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${title}","datePublished":"2023-04-01T08:00:00Z","author":{"@type":"Person","name":"Ana Ruiz"},"publisher":{"@type":"Organization","name":"Coastal Ledger"}}</script>
<style>${rules}</style></head><body>
<header class="site"><a href="/">Coastal Ledger</a><nav><ul>${nav.join('')}</ul></nav></header>
<div class="consent" role="dialog"><p>We use cookies to improve your visit.</p><button>Accept</button></div>
<main><article class="story"><h1>${title}</h1><p class="standfirst">Engineers checked every weld.</p>
<div class="meta"><span class="byline">By <a rel="author" href="/ana">Ana Ruiz</a></span><time datetime="2023-04-01T08:00:00Z">1 April 2023</time></div>
<figure><img src="b.jpg" alt="Cars on the bridge"><figcaption>The first cars cross. Photo: Lena Okafor</figcaption></figure>
${htmlOf(proseOf(characters * 0.45, seed))}
</article><section class="related"><h2>More from the city</h2><ul>${about(0.1, teaser)}</ul></section>
<section class="comments"><h2>Comments</h2>${about(0.15, comment)}</section></main>
<footer><p>© 2023 Coastal Ledger. All rights reserved.</p></footer>${about(0.15, script)}</body></html>`;
}
