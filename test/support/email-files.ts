// E-mail messages written by hand, line by line as they travel.

export const crlf = (...lines: readonly string[]): string => lines.join('\r\n');

const envelope = [
  'Received: from mail.example.org by mx.example.org; Sun, 2 Apr 2023 04:35:00 +0000',
  'From: =?utf-8?Q?Ana_Ru=C3=ADz?= <ana@example.org>',
  'To: Desk <desk@ledger.example>, "Vell, Tomas" <vell@ledger.example>',
  'Cc: archive@ledger.example',
  'Date: Sat, 1 Apr 2023 23:35:00 -0500',
  'Subject: =?utf-8?B?QnJpZGdlIHJlb3BlbnMg8J+apw==?=',
  'Message-ID: <1@example.org>',
  'MIME-Version: 1.0',
];

/** A message with these headers added and this body. */
export const message = (headers: readonly string[], ...body: readonly string[]): string =>
  crlf(...envelope, ...headers, '', ...body, '');

/** One part of a multipart body, behind its boundary. */
export const part = (
  boundary: string,
  headers: readonly string[],
  ...body: readonly string[]
): string => crlf(`--${boundary}`, ...headers, '', ...body);

export const multipart = (
  kind: string,
  boundary: string,
  headers: readonly string[],
  ...parts: readonly string[]
): string =>
  message(
    [...headers, `Content-Type: multipart/${kind}; boundary="${boundary}"`],
    ...parts,
    `--${boundary}--`,
  );

const base64 = (content: string): string =>
  Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');

export const attached = (boundary: string, name: string, kind: string, content: string): string =>
  part(
    boundary,
    [
      `Content-Type: ${kind}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
    ],
    base64(content),
  );

export const htmlPart = (boundary: string, html: string): string =>
  part(
    boundary,
    ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    base64(html),
  );

export const textPart = (boundary: string, ...lines: readonly string[]): string =>
  part(boundary, ['Content-Type: text/plain; charset=utf-8'], ...lines);

/** A message whose only text is this HTML. */
export const htmlMessage = (html: string): string =>
  message(
    ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    base64(html),
  );
