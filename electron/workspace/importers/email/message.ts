// One message as text with structure: its subject as headline, the lines that say who wrote it to whom and when, its
// text, and the messages forwarded inside it as quotes.

import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { Block } from '../../../../shared/domain/article.ts';
import { AppError, type Problem } from '../../../../shared/ipc/result.ts';
import { ArticleBuilder, type BuiltText } from '../article-builder.ts';
import { textFromHtml } from '../html/html-article.ts';
import { hasVisibleText } from '../plain-text.ts';
import { refused } from '../read-source.ts';
import { attachmentNotices, checkReadable } from './attachments.ts';
import { charsetNotices } from './charsets.ts';
import { concatenated } from './concatenated.ts';
import { withoutFlowed, type FlowedBytes } from './flowed.ts';
import { addressList, headerOf } from './headers.ts';
import { addPlainBody } from './plain-body.ts';

const MOST_FORWARDED_LEVELS = 5;

export interface ReadMessage {
  readonly email: Email;
  readonly built: BuiltText;
  readonly notices: readonly Problem[];
}

interface Source {
  /** For messages. */
  readonly file: string;
  readonly fileName: string;
  /** Names the message in the source map: empty for the one that is the file. */
  readonly part: string;
  /** How many messages it is inside of. */
  readonly depth: number;
}

/** Throws an AppError for a message that cannot be taken apart or is encrypted. */
export async function readMessage(source: Source, bytes: Uint8Array): Promise<ReadMessage> {
  const wrapped = withoutFlowed(bytes);
  const email = await parsed(source.file, wrapped.bytes);
  checkReadable(source.file, email);
  const head = new ArticleBuilder();
  addHead(head, email, source);
  const body = bodyOf(source, email, wrapped);
  const forwarded = email.attachments.filter(isMessage);
  const inside: ReadMessage[] = [];
  const left = email.attachments.filter((one) => !isMessage(one));
  for (const [index, attachment] of forwarded.entries()) {
    const message = await readForwarded(source, attachment, index);
    if (message === null) left.push(attachment);
    else inside.push(message);
  }
  return {
    email,
    built: concatenated([head.build(), body.built, ...inside.map(({ built }) => quoted(built))]),
    notices: [
      ...charsetNotices(bytes, body.built.text, source.part),
      ...body.notices,
      ...attachmentNotices(left),
      ...inside.flatMap(({ notices }) => notices),
    ],
  };
}

async function parsed(file: string, bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw refused(
      'file-invalid',
      file,
      `is a damaged e-mail: ${why}.`,
      'Save the message again from the mail program.',
    );
  }
}

const isMessage = ({ mimeType, content }: Attachment): boolean =>
  mimeType === 'message/rfc822' && typeof content !== 'string' && content.byteLength > 0;

/** Null when it cannot be read; it is told as an attachment then. */
async function readForwarded(
  source: Source,
  { content }: Attachment,
  index: number,
): Promise<ReadMessage | null> {
  if (source.depth >= MOST_FORWARDED_LEVELS || typeof content === 'string') return null;
  const name = `message ${index + 1}`;
  const part = source.part === '' ? name : `${source.part}, ${name}`;
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  try {
    return await readMessage({ ...source, part, depth: source.depth + 1 }, bytes);
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}

/** Subject, From, To, Cc and Date, as far as they are there. */
function addHead(builder: ArticleBuilder, email: Email, { part, depth }: Source): void {
  const place = { part: part === '' ? 'headers' : `${part}, headers` };
  const subject = headerOf(email, 'subject');
  if (subject !== null) {
    const isTop = depth === 0;
    const role = isTop ? 'headline' : 'body';
    builder.addBlock({ type: 'heading', level: isTop ? 1 : 2, role, place }, [{ text: subject }]);
  }
  const lines = [
    ['From', addressList(email.from === undefined ? [] : [email.from]), 'byline'],
    ['To', addressList(email.to), 'boilerplate'],
    ['Cc', addressList(email.cc), 'boilerplate'],
    ['Date', headerOf(email, 'date'), 'date'],
  ] as const;
  for (const [name, value, role] of lines) {
    if (value === null) continue;
    builder.addBlock({ type: 'paragraph', role, place }, [{ text: `${name}: ${value}` }]);
  }
}

interface Body {
  readonly built: BuiltText;
  readonly notices: readonly Problem[];
}

/** The HTML of a message where it shows any text, else its plain text. */
function bodyOf(source: Source, email: Email, wrapped: FlowedBytes): Body {
  const named = (kind: string) => (source.part === '' ? kind : `${source.part}, ${kind}`);
  if (email.html !== undefined) {
    const body = htmlBody(source, email.html, named('text/html'));
    if (body !== null) return body;
  }
  const builder = new ArticleBuilder();
  addPlainBody(builder, email.text ?? '', named('text/plain'), wrapped);
  return { built: builder.build(), notices: [] };
}

function htmlBody({ fileName }: Source, html: string, part: string): Body | null {
  const options = { pick: 'fragment', baseUrl: null, fileName, part } as const;
  const { built, notices } = textFromHtml(html, options);
  if (!hasVisibleText(built.text)) return null;
  // The subject is the headline.
  const blocks = built.blocks.map((block) =>
    block.role === 'headline' ? { ...block, role: 'body' as const } : block,
  );
  return { built: { ...built, blocks }, notices };
}

function quoted(built: BuiltText): BuiltText {
  const asQuote = (block: Block): Block =>
    block.type === 'paragraph' ? { ...block, type: 'blockquote' } : block;
  return { ...built, blocks: built.blocks.map(asQuote) };
}
