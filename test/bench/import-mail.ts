// E-mails and web archives of the import benchmarks, encoded as mail programs and browsers encode them.

import { htmlOf, htmlPage, title } from './import-pages.ts';
import { pictureBytes, proseOf } from './import-prose.ts';

const lines = (...all: readonly string[]): string => all.join('\r\n');

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

function quotedPrintable(text: string): string {
  const coded = Buffer.from(text.replaceAll('\n', '\r\n'))
    .toString('latin1')
    .replace(
      /[^\x20-\x3c\x3e-\x7e\r\n]/g,
      (unit) => `=${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  return coded.replace(/[^\r\n]{70}(?:[^\r\n=]{0,3})(?=[^\r\n])/g, '$&=\r\n');
}

const picture = (boundary: string, name: string): string =>
  lines(
    `--${boundary}`,
    'Content-Type: image/jpeg',
    'Content-Transfer-Encoding: base64',
    `Content-Location: https://ledger.example/i/${name}.jpg`,
    '',
    base64(pictureBytes(60_000)),
  );

/** A page with two pictures. */
export function mhtmlFile(characters: number, seed = 1): Buffer {
  const boundary = '----MultipartBoundary--0001----';
  return Buffer.from(
    lines(
      'From: <Saved by a browser>',
      'Snapshot-Content-Location: https://ledger.example/bridge',
      `Subject: ${title}`,
      'Date: Sat, 1 Apr 2023 09:30:00 -0000',
      'MIME-Version: 1.0',
      `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
      '',
      '',
      `--${boundary}`,
      'Content-Type: text/html',
      'Content-ID: <frame-1@mhtml.blink>',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://ledger.example/bridge',
      '',
      quotedPrintable(htmlPage(characters, seed)),
      picture(boundary, 'a'),
      picture(boundary, 'b'),
      `--${boundary}--`,
      '',
    ),
  );
}

const header = (contentType: string): string =>
  lines(
    'Received: from mail.example.org by mx.example.org; Sat, 1 Apr 2023 04:35:00 +0000',
    'From: =?utf-8?Q?Ana_Ru=C3=ADz?= <ana@example.org>',
    'To: Desk <desk@ledger.example>, "Vell, Tomas" <vell@ledger.example>',
    'Date: Sat, 1 Apr 2023 09:35:00 +0000',
    `Subject: ${title}`,
    'Message-ID: <1@example.org>',
    'MIME-Version: 1.0',
    contentType,
  );

const bodyPart = (boundary: string, type: string, text: string): string =>
  lines(
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(text),
  );

/** A newsletter: its text twice, as plain text and as HTML in tables, and an attachment. */
export function htmlMail(characters: number, seed = 1): Buffer {
  const prose = proseOf(characters, seed);
  const html = htmlOf(prose).replace(
    /<p class="[^"]*">(.*?)<\/p>/g,
    '<table width="600" cellpadding="0" style="border:0"><tr><td style="font-family:Arial;font-size:15px;padding:8px 24px"><p style="margin:0">$1</p></td></tr></table>',
  );
  const text = prose
    .map((block) => (block.is === 'table' ? '' : block.words.map((word) => word.text).join('')))
    .join('\n\n');
  return Buffer.from(
    lines(
      header('Content-Type: multipart/mixed; boundary="outer"'),
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary="inner"',
      '',
      bodyPart('inner', 'text/plain', text),
      bodyPart('inner', 'text/html', `<html><body bgcolor="#ffffff">${html}</body></html>`),
      '--inner--',
      '--outer',
      'Content-Type: application/pdf; name="report.pdf"',
      'Content-Disposition: attachment; filename="report.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      base64(pictureBytes(100_000)),
      '--outer--',
      '',
    ),
  );
}
