// E-mail, mailboxes and web pages saved as MHTML: texts that open with header lines. Prose that begins with “Date:”
// is none of them.

import type { DetectedKind } from '../detect-kind.ts';

const MOST_HEADER_LINES = 500;
const field = /^([!-9;-~]{1,76}):(?:[ \t]|$)/;

/** Lower-case names with their unfolded values, the first of each; null where a line is no header line. */
export type OpeningFields = ReadonlyMap<string, string>;

/** Null for what does not open with the headers of a message. */
export function kindOfMessage(
  fileName: string,
  bytes: Uint8Array,
  opening: string,
): DetectedKind | null {
  const isMailbox = /^From \S.*\d{4}\r?\n[!-9;-~]+:/.test(opening);
  const fields = fieldsOf(isMailbox ? opening.slice(opening.indexOf('\n') + 1) : opening);
  if (fields === null) return null;
  if (isMailbox) return kindOfMailbox(bytes);
  const isNamedPage = /\.mht(?:ml)?$/i.test(fileName);
  if (isSavedPage(fields, isNamedPage)) return { kind: 'mhtml' };
  return isMail(fields, /\.(?:eml|mail|msg)$/i.test(fileName)) ? { kind: 'email' } : null;
}

function fieldsOf(opening: string): OpeningFields | null {
  const fields = new Map<string, string>();
  let name: string | null = null;
  for (const line of opening.replace(/^\s+/, '').split(/\r\n?|\n/, MOST_HEADER_LINES)) {
    if (line === '') break;
    if (name !== null && /^[ \t]/.test(line)) {
      fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
      continue;
    }
    name = field.exec(line)?.[1]?.toLowerCase() ?? null;
    if (name === null) return null;
    if (!fields.has(name)) fields.set(name, line.slice(name.length + 1).trim());
  }
  return fields.size === 0 ? null : fields;
}

const travelled = ['received', 'message-id', 'delivered-to', 'return-path', 'to'];

function isSavedPage(fields: OpeningFields, isNamedPage: boolean): boolean {
  const type = fields.get('content-type') ?? '';
  if (!/^\s*(?:multipart\/related|text\/html|application\/xhtml)/i.test(type)) return false;
  if (isNamedPage || fields.has('snapshot-content-location')) return true;
  if (/saved by/i.test(fields.get('from') ?? '')) return true;
  return !travelled.some((name) => fields.has(name));
}

/** With an address and a sign of the mail system; a copy that is named as mail needs less. */
function isMail(fields: OpeningFields, isNamedMail: boolean): boolean {
  const from = fields.get('from') ?? fields.get('sender') ?? fields.get('return-path');
  const has = (...names: string[]) => names.some((name) => fields.has(name));
  if (isNamedMail) return from !== undefined || has('subject', 'mime-version', 'received');
  const isSent = has('message-id', 'received', 'mime-version', 'dkim-signature');
  if (isSent) return from !== undefined || has('to', 'subject', 'received');
  const isDated = !Number.isNaN(Date.parse(fields.get('date') ?? ''));
  return from !== undefined && /\S@\S/.test(from) && (isDated || has('to')) && has('subject', 'to');
}

/** A mailbox with one message is that message. */
function kindOfMailbox(bytes: Uint8Array): DetectedKind {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const another = /\n\r?\nFrom \S[^\n]*\d{4}\r?\n[!-9;-~]+:/;
  if (!another.test(text)) return { kind: 'email' };
  return {
    refusal: {
      code: 'file-invalid',
      what: 'is a mailbox of several messages.',
      remedy: 'Save the messages you need one by one as “.eml” and import those.',
    },
  };
}
