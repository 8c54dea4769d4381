// The text of a CAS, what the article is, and its sentences and tokens, without which INCEpTION shows nothing.

import type { ArticleMetadata } from '../../domain/article.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { plainTextStructure } from '../../text/plain-text-structure.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import { sentencesIn } from '../../text/sentences.ts';
import { serialiseTagset } from '../../tagset/tagset-file.ts';
import type { Span } from '../../domain/span.ts';
import { own, ownText } from './members.ts';
import type { Kept } from './kept.ts';
import {
  ANNOTATION,
  DOCUMENT_ANNOTATION,
  INITIAL_VIEW,
  METADATA,
  OWN_DOCUMENT,
  SENTENCE,
  SOFA,
  STRING,
  TOKEN,
  TOP,
} from './names.ts';
import { createTypes } from './types.ts';
import type { CasWriting } from './write.ts';

export function writeDocument(writing: CasWriting): void {
  const { given, kept, out, sofa } = writing;
  const { text } = given.article;
  const members = Object.entries(kept?.sofa.members ?? newSofa);
  out.add(sofa, SOFA, [...members, ['sofaString', text]]);
  if (kept === null) {
    writeMetadata(writing);
    writeOwn(writing, kept);
    writeSentences(writing);
  } else writeKept(writing, kept);
}

/** What is missing in a file of our own is made anew; one of another program gets only what it has no place for. */
function writeKept(writing: CasWriting, kept: Kept): void {
  if (hasDescription(kept)) updateDescription(writing, kept);
  else if (kept.isOwn) writeMetadata(writing);
  if (kept.isOwn || isMoreThanSeen(writing, kept)) writeOwn(writing, kept);
  if (kept.isOwn && !hasType(kept, SENTENCE)) writeSentences(writing);
}

const newSofa: JsonObject = { sofaNum: 1, sofaID: INITIAL_VIEW, mimeType: 'text' };

const hasType = ({ structures }: Kept, type: string): boolean =>
  structures.some((one) => own(one, '%TYPE') === type);

function describing({ structures, types, sofa }: Kept): JsonObject[] {
  const known = createTypes(types, () => undefined);
  return structures.filter(
    (one) => own(one, '@sofa') === sofa.id && known.isA(ownText(one, '%TYPE'), DOCUMENT_ANNOTATION),
  );
}

const hasDescription = (kept: Kept): boolean => describing(kept).length > 0;

/** Only what somebody changed since it was read. */
function updateDescription({ given, out }: CasWriting, kept: Kept): void {
  const { title, language, url } = given.article;
  const { seen } = kept;
  const plain = plainTextStructure(given.article.text).metadata;
  const changed: [string, JsonValue][] = [];
  if (title !== (seen.title ?? plain.title)) changed.push(['documentTitle', title]);
  if (language !== (seen.language ?? plain.language)) {
    changed.push(['language', language ?? 'x-unspecified']);
  }
  if (url !== seen.url && url !== null) changed.push(['documentUri', url]);
  const [first] = describing(kept);
  if (first === undefined || changed.length === 0) return;
  const type = ownText(first, '%TYPE');
  const features = out.featuresOf(type);
  const fitting = changed.filter(([name]) => name === 'language' || features.has(name));
  out.addRaw({ ...first, ...Object.fromEntries(fitting) });
}

function writeMetadata({ given, out, sofa }: CasWriting): void {
  const { id, title, language, url, text } = given.article;
  out.type(METADATA, DOCUMENT_ANNOTATION);
  for (const name of ['documentTitle', 'documentId', 'documentUri']) {
    out.feature(METADATA, name, STRING);
  }
  out.feature(METADATA, 'isLastSegment', 'uima.cas.Boolean');
  out.add(out.newId(), METADATA, [
    ['@sofa', sofa],
    ['begin', 0],
    ['end', text.length],
    ['language', language ?? 'x-unspecified'],
    ['documentTitle', title],
    ['documentId', id],
    ['documentUri', url ?? undefined],
    ['isLastSegment', true],
  ]);
}

/** Whether what a reader of the file would find in it is not all there is to the article. */
function isMoreThanSeen({ given }: CasWriting, { seen }: Kept): boolean {
  const { tagset, article } = given;
  const plain = plainTextStructure(article.text).metadata;
  const found: ArticleMetadata = {
    ...plain,
    url: seen.url,
    title: seen.title ?? plain.title,
    language: seen.language ?? plain.language,
  };
  const isKnown = (Object.keys(found) as (keyof ArticleMetadata)[]).every(
    (name) => found[name] === article[name],
  );
  return !isKnown || tagset.id !== 'cas-json' || tagset.version !== 1;
}

const facts = [
  ...(['title', 'subtitle', 'byline', 'publisher', 'publishedOn'] as const),
  ...(['url', 'language', 'direction'] as const),
];

function writeOwn({ given, out }: CasWriting, kept: Kept | null): void {
  const { article, tagset, annotators } = given;
  const isForeign = kept !== null && !kept.isOwn;
  out.type(OWN_DOCUMENT, TOP);
  for (const name of ['articleId', ...facts, 'tagset', 'annotators']) {
    out.feature(OWN_DOCUMENT, name, STRING);
  }
  out.feature(OWN_DOCUMENT, 'foreign', 'uima.cas.Boolean');
  out.add(out.newId(), OWN_DOCUMENT, [
    ['articleId', article.id],
    ...facts.map((name) => [name, article[name] ?? undefined] as const),
    ['tagset', JSON.stringify(JSON.parse(serialiseTagset(tagset)))],
    ['annotators', JSON.stringify(annotators.map(({ id, name }) => [id, name]))],
    ['foreign', isForeign ? true : undefined],
  ]);
}

function writeSentences(writing: CasWriting): void {
  const { out, given } = writing;
  const { text, blocks, language } = given.article;
  for (const type of [SENTENCE, TOKEN]) {
    out.type(type, ANNOTATION);
    out.feature(type, 'id', STRING);
  }
  out.feature(TOKEN, 'parent', ANNOTATION);
  const segmenter = segmenterFor('word', language);
  const add = (type: string, { startUtf16, endUtf16 }: Span) =>
    out.add(out.newId(), type, [
      ['@sofa', writing.sofa],
      ['begin', startUtf16],
      ['end', endUtf16],
    ]);
  for (const sentence of blocks.flatMap((block) => sentencesIn(text, block, language))) {
    add(SENTENCE, sentence);
    const words = text.slice(sentence.startUtf16, sentence.endUtf16);
    for (const { index, segment } of segmenter.segment(words)) {
      const startUtf16 = sentence.startUtf16 + index;
      if (segment.trim() !== '') {
        add(TOKEN, { startUtf16, endUtf16: startUtf16 + segment.length });
      }
    }
  }
}
