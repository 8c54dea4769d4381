// Sentences and tokens of a text, for files that are made of an article: sentences as the reader shows them, words by
// the rules of the language. Everything between two sentences but one line break belongs to the first of them, because
// the format keeps nothing else there (INCEpTION's user guide, “Sentence Representation”).

import type { Article } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import { sentencesIn } from '../../text/sentences.ts';
import type { KeptSentence } from './kept.ts';

type Text = Pick<Article, 'text' | 'blocks' | 'language'>;

/** In order and without overlap; every character that is not white space is in a token. None for an empty text. */
export function sentencesOf({ text, blocks, language }: Text): KeptSentence[] {
  if (text === '') return [];
  const starts = blocks.flatMap((block) =>
    sentencesIn(text, block, language).map(({ startUtf16 }) => startUtf16),
  );
  const cuts = [...new Set([0, ...starts])].toSorted((a, b) => a - b);
  const groups: number[][] = [];
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1] ?? text.length;
    const tokens = tokensIn(text, { startUtf16: start, endUtf16: end }, language);
    if (tokens.length > 0) groups.push(tokens);
  }
  const [first] = groups;
  if (first === undefined) return [{ start: 0, end: text.length, tokens: [0, text.length] }];
  const lead = first[0] ?? 0;
  // A reader puts spaces before the first token, and nothing else.
  if (!/^ *$/.test(text.slice(0, lead))) first.unshift(0, lead);
  return groups.map((tokens, at) => {
    const next = groups[at + 1]?.[0];
    const end = next === undefined ? text.length : next - (text[next - 1] === '\n' ? 1 : 0);
    return { start: tokens[0] ?? 0, end, tokens };
  });
}

function tokensIn(text: string, { startUtf16, endUtf16 }: Span, language: string | null): number[] {
  const tokens: number[] = [];
  const words = segmenterFor('word', language).segment(text.slice(startUtf16, endUtf16));
  for (const { segment, index } of words) {
    if (segment.trim() === '') continue;
    tokens.push(startUtf16 + index, startUtf16 + index + segment.length);
  }
  return tokens;
}

/** Whether they can be the text's: in order, with nothing between them but what readers put there. */
export function areSound(sentences: readonly KeptSentence[], text: string): boolean {
  let after = 0;
  for (const [at, sentence] of sentences.entries()) {
    const between = text.slice(after, sentence.start);
    const isFilled = at === 0 ? /^ *$/.test(between) : /^(?:\n *)?$/.test(between);
    if (sentence.start < after || sentence.end > text.length || !isFilled) return false;
    if (!areTokensSound(sentence)) return false;
    after = sentence.end;
  }
  return sentences.length > 0 && after === text.length;
}

/** In order, inside of the sentence, which begins with the first of them; none of them is empty. */
function areTokensSound({ start, end, tokens }: KeptSentence): boolean {
  if (tokens[0] !== start || tokens.length % 2 === 1) return false;
  return tokens.every((edge, at) => {
    const before = tokens[at - 1] ?? start;
    const isEnd = at % 2 === 1;
    return edge <= end && (isEnd ? edge > before : edge >= before);
  });
}
