// Compound files: the Office formats before 2007, Outlook messages, and newer Office files that were encrypted. None can
// be read; each is told by the names of its streams, with what to do about it.

import type { DetectedKind } from '../detect-kind.ts';

const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export const isOle = (data: Buffer): boolean => data.subarray(0, 8).equals(signature);

const asText =
  'Save the text you need as a Word document (“.docx”), a PDF or a plain text and import that.';

const kinds: readonly (readonly [stream: string, what: string, remedy: string])[] = [
  [
    'EncryptedPackage',
    'is an Office document protected by a password.',
    'Open it with its password, save it without one and import that.',
  ],
  [
    'WordDocument',
    'is a Word document of the old kind (“.doc”).',
    'Open it in Word or LibreOffice, save it as “.docx” and import that.',
  ],
  ['PowerPoint Document', 'is a PowerPoint presentation of the old kind (“.ppt”).', asText],
  ['Workbook', 'is an Excel workbook of the old kind (“.xls”).', asText],
  [
    '__properties_version1.0',
    'is an Outlook message (“.msg”).',
    'Open it in Outlook or Thunderbird, save it as “.eml” and import that.',
  ],
  ['Book', 'is an Excel workbook of the old kind (“.xls”).', asText],
];

/** What to say of a compound file. */
export function refusalOfOle(data: Buffer): DetectedKind {
  const found = kinds.find(([stream]) => data.includes(Buffer.from(stream, 'utf16le')));
  const [, what, remedy] = found ?? [
    '',
    'is not a text file; it looks like an older office document.',
    asText,
  ];
  return { refusal: { code: 'file-binary', what, remedy } };
}
