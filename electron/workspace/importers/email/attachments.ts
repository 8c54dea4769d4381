// What a message carries beside its text: told by name, kind and size, and left in the original.

import type { Attachment, Email } from 'postal-mime';
import type { Problem } from '../../../../shared/ipc/result.ts';
import { formatBytes } from '../../limits.ts';
import { countNotice, seeOriginal } from '../office/notices.ts';
import { refused } from '../read-source.ts';

const MOST_NOTICES = 100;
const LONGEST_NAME = 200;

export const sizeOf = ({ content }: Attachment): number =>
  typeof content === 'string' ? content.length : content.byteLength;

/** Pictures inside the text are told together, everything else one by one. */
export function attachmentNotices(attachments: readonly Attachment[]): Problem[] {
  const isPicture = ({ related, mimeType }: Attachment) =>
    related === true && mimeType.startsWith('image/');
  const single = attachments.filter((one) => !isPicture(one));
  const notices = single.slice(0, MOST_NOTICES).map(noticeOf);
  const more = countNotice(
    single.length - notices.length,
    'attachments',
    'One more attachment was not read.',
    '# more attachments were not read.',
    seeOriginal,
  );
  const pictures = countNotice(
    attachments.filter(isPicture).length,
    'pictures',
    'One picture inside the text was left out; it stays in the original.',
    '# pictures inside the text were left out; they stay in the original.',
    seeOriginal,
  );
  return [...notices, ...more, ...pictures];
}

function noticeOf(attachment: Attachment, index: number): Problem {
  const name = (attachment.filename ?? '')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .toWellFormed()
    .trim();
  const kind = attachment.mimeType === '' ? 'unknown kind' : attachment.mimeType;
  const what = `${kind}, ${formatBytes(sizeOf(attachment))}`;
  return {
    path: `attachment ${index + 1}`,
    message: `${name === '' ? 'An attachment without a name' : `“${name.slice(0, LONGEST_NAME)}”`} (${what}) was not read; it stays in the original.`,
    remedy: 'Save it from the original and import it as a file of its own if it matters.',
  };
}

const decrypt = 'Open it in your mail program, save it without encryption and import that.';

/** Throws for a message whose text cannot be read without a key. */
export function checkReadable(file: string, email: Email): void {
  const kinds = [
    email.headers.find(({ key }) => key === 'content-type')?.value.toLowerCase() ?? '',
    ...email.attachments.map(({ mimeType }) => mimeType),
  ];
  const has = (pattern: RegExp) => kinds.some((kind) => pattern.test(kind));
  const isPgp =
    has(/application\/pgp-encrypted/) || /^\s*-----BEGIN PGP MESSAGE-----/.test(email.text ?? '');
  if (isPgp) throw refused('file-invalid', file, 'is an encrypted e-mail (PGP).', decrypt);
  const hasText = /\S/.test(email.text ?? '') || /\S/.test(email.html ?? '');
  if (!hasText && has(/application\/(?:x-)?pkcs7-mime/)) {
    const isSigned = has(/smime-type\s*=\s*"?signed-data/);
    throw refused(
      'file-invalid',
      file,
      isSigned
        ? 'is an e-mail signed in a form that hides its text (S/MIME).'
        : 'is an encrypted e-mail (S/MIME).',
      decrypt,
    );
  }
}
