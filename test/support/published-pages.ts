// Saved pages that say who published them and when, for lists that are sorted, filtered and searched.

import { storyOf } from './mixed-folder-prose.ts';

export interface PublishedPage {
  readonly title: string;
  readonly publisher: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly language?: string;
  /** Sentences of its own, each in a paragraph; between them stand stories, so that they are far apart. */
  readonly says?: readonly string[];
}

const STORIES_BETWEEN = 4;

/** The story of the number under this title. */
export function pageOf(
  { title, publisher, on, language = 'en', says = [] }: PublishedPage,
  index: number,
): string {
  const stories = (part: number) =>
    Array.from({ length: says.length === 0 ? 1 : STORIES_BETWEEN }, (_, at) =>
      storyOf(index * 100 + part * 10 + at),
    ).flatMap(({ paragraphs }) => paragraphs);
  const words = [...stories(0), ...says.flatMap((own, part) => [own, ...stories(part + 1)])];
  return (
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>` +
    `<meta property="og:site_name" content="${publisher}">` +
    `<meta property="article:published_time" content="${on}T08:00:00Z"></head>` +
    `<body><article><h1>${title}</h1>${words.map((each) => `<p>${each}</p>`).join('')}</article></body></html>`
  );
}
