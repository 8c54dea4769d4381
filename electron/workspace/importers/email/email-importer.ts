// E-mail (.eml) as an article: the subject is its headline, the lines From, To, Cc and Date stand under it, then the
// text. Attachments are told by name and stay in the original.

import { metadataFrom } from '../found-metadata.ts';
import type { ArticleMetadata, Block } from '../../../../shared/domain/article.ts';
import type { DetectedField, DetectedFields } from '../../../../shared/domain/detected.ts';
import { directionOf } from '../../../../shared/text/direction.ts';
import { languageEvidence, languageOf } from '../../../../shared/text/language.ts';
import { titleOf } from '../../../../shared/text/title.ts';
import type { BuiltText } from '../article-builder.ts';
import { decodeBytes } from '../decode.ts';
import type { Imported, ImportedArticle, Importer } from '../imported.ts';
import { hasVisibleText, noVisibleText } from '../plain-text.ts';
import {
  bylineField,
  headerOf,
  languageField,
  publishedField,
  publisherField,
  urlField,
} from './headers.ts';
import { readMessage, type ReadMessage } from './message.ts';

export const emailImporter = {
  kind: 'email',
  version: 1,
  async read({ file, fileName, bytes }): Promise<Imported> {
    const source = { file, fileName, part: '', depth: 0 };
    const message = await readMessage(source, messageBytes(bytes));
    if (!hasVisibleText(message.built.text)) throw noVisibleText(file);
    return {
      kind: 'email',
      mediaType: 'message/rfc822',
      encoding: null,
      articles: [articleOf(message)],
      notices: message.notices,
    };
  },
} as const satisfies Importer;

/** Without the line that a mailbox puts before a message. */
function messageBytes(bytes: Uint8Array): Uint8Array {
  const data = asciiBytes(bytes);
  let start = 0;
  while (data[start] === 0x0a || data[start] === 0x0d || data[start] === 0x20) start += 1;
  const isFromMailbox = Buffer.from(data.subarray(start, start + 5)).toString('latin1') === 'From ';
  return data.subarray(isFromMailbox ? data.indexOf(0x0a, start) + 1 : start);
}

/** Bytes that headers can be read of: what an editor saved as UTF-16 comes as UTF-8. */
function asciiBytes(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  if (first !== 0 && second !== 0 && first !== 0xff && first !== 0xfe) return bytes;
  const decoded = decodeBytes(bytes);
  return 'text' in decoded ? Buffer.from(decoded.text.replace(/^\ufeff/, '')) : bytes;
}

function articleOf({ email, built }: ReadMessage): ImportedArticle {
  const subject = headerOf(email, 'subject');
  const written = writtenBlocks(built);
  const fields: { readonly [Field in keyof ArticleMetadata]?: DetectedField | null } = {
    title:
      subject === null
        ? inferred(titleOf(built.text, built.blocks), 'the first words')
        : {
            value: titleOf(built.text, built.blocks),
            origin: { how: 'stated', where: 'header “Subject”' },
          },
    byline: bylineField(email),
    publisher: publisherField(email),
    publishedOn: publishedField(email),
    url: urlField(email),
    language: languageField(email) ?? guessedLanguage(textOf(built, written)),
  };
  const detected: DetectedFields = Object.fromEntries(
    Object.entries(fields).filter(([, field]) => field !== null),
  );
  const metadata = metadataFrom(detected, {
    title: 'Untitled',
    direction: directionOf(built.text, written),
  });
  return { ...built, metadata, detected };
}

/** What somebody wrote: neither the headers, whose names are English in every message, nor a signature. */
function writtenBlocks({ blocks }: BuiltText): readonly Block[] {
  const written = blocks.filter(({ role }) => role === 'body');
  return written.length === 0 ? blocks : written;
}

const textOf = ({ text }: BuiltText, blocks: readonly Block[]): string =>
  blocks.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16)).join('\n');

const inferred = (value: string, where: string): DetectedField => ({
  value,
  origin: { how: 'inferred', where },
});

function guessedLanguage(text: string): DetectedField | null {
  const language = languageOf(text);
  return language === null ? null : inferred(language, languageEvidence(language));
}
