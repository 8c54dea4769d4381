import { describe, expect, test } from 'vitest';
import { decodeHtml } from '../../../electron/workspace/importers/html/decode-html.ts';
import { htmlImporter } from '../../../electron/workspace/importers/html/importer.ts';
import { appErrorOf } from '../../support/app-error.ts';

function decoded(bytes: Uint8Array, stated: string | null = null) {
  const outcome = decodeHtml(bytes, stated);
  if (!('text' in outcome)) throw new Error(`taken for ${outcome.kind ?? 'binary'}`);
  return outcome;
}
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const german = 'Die Brücke über die Ufer wird für den Verkehr geöffnet.';

describe('the encoding comes from', () => {
  test.each([
    ['a meta element', '<meta charset=iso-8859-1>', 'windows-1252 (meta)'],
    ['a meta element in mixed case', "<META  CharSet = 'ISO-8859-1' >", 'windows-1252 (meta)'],
    [
      'an http-equiv in either order',
      '<meta content="text/html; charset=windows-1252" http-equiv="Content-Type">',
      'windows-1252 (meta)',
    ],
    [
      'an XML declaration',
      '<?xml version="1.0" encoding="ISO-8859-15"?>',
      'ISO-8859-15 (XML declaration)',
    ],
  ])('%s', (_, head, encoding) => {
    const outcome = decoded(latin(`${head}<p>${german}</p>`));
    expect(outcome.encoding).toBe(encoding);
    expect(outcome.text).toContain(german);
    expect(outcome.problems).toEqual([]);
  });

  test('a byte order mark before all else', () => {
    const html = `\ufeff<meta charset="windows-1252"><p>${german}</p>`;
    expect(decoded(Buffer.from(html)).encoding).toBe('UTF-8 with BOM');
    expect(decoded(Buffer.from(html, 'utf16le'))).toMatchObject({
      encoding: 'UTF-16 LE',
      text: html,
    });
  });

  test('the message around the page before the page', () => {
    const bytes = latin(`<meta charset="utf-8"><p>${german}</p>`);
    expect(decoded(bytes, 'windows-1252')).toMatchObject({ encoding: 'windows-1252 (header)' });
  });

  test('the bytes when the page says nothing, or says it in a comment or too late', () => {
    const utf8 = Buffer.from(`<!-- <meta charset="koi8-r"> --><p>${german}</p>`);
    expect(decoded(utf8).encoding).toBe('UTF-8');
    const late = `<p>${german}</p>${' '.repeat(9000)}<meta charset="koi8-r">`;
    expect(decoded(Buffer.from(late)).encoding).toBe('UTF-8');
  });

  test('UTF-8 where a page that can be read as ASCII says UTF-16', () => {
    expect(decoded(Buffer.from(`<meta charset="utf-16"><p>${german}</p>`)).encoding).toBe(
      'UTF-8 (meta)',
    );
  });
});

describe('what a page says wrongly is told', () => {
  test('an unknown charset, and it is detected', () => {
    const outcome = decoded(Buffer.from(`<meta charset="klingon-1"><p>${german}</p>`));
    expect(outcome.encoding).toBe('UTF-8');
    expect(outcome.text).toContain(german);
    expect(outcome.problems.map(({ message }) => message)).toEqual([
      'The page gives its encoding as “klingon-1”, which is not known; it was detected instead.',
    ]);
  });

  test('UTF-8 that keeps its former label', () => {
    const russian = 'Мэр сказал, что мост откроют в понедельник.';
    const outcome = decoded(Buffer.from(`<meta charset="windows-1251"><p>${russian}</p>`));
    expect(outcome.text).toContain(russian);
    expect(outcome.problems).toHaveLength(1);
  });

  test('a label of UTF-8 on another encoding', () => {
    const outcome = decoded(latin(`<meta charset="utf-8"><p>${german.repeat(5)}</p>`));
    expect(outcome.text).toContain(german);
    expect(outcome.encoding).toContain('(detected)');
    expect(outcome.problems).toHaveLength(1);
  });

  test('places that are not valid', () => {
    const outcome = decoded(
      Uint8Array.of(...latin('<meta charset=shift_jis><p>a'), 0xfd, ...latin('b')),
    );
    expect(outcome.text).toContain('a\ufffdb');
    expect(outcome.problems[0]?.message).toContain('1 place is not valid');
  });
});

test('a file that is no text is refused by name', async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const input = { file: '/a/b.html', fileName: 'b.html', bytes, options: { wholePage: false } };
  expect(await appErrorOf(() => htmlImporter.read(input))).toMatchObject({
    code: 'file-binary',
    message: '/a/b.html is not a text file; it looks like a PNG picture.',
  });
});

test('a page without anything to see is refused by name', async () => {
  const bytes = Buffer.from(
    '<html><head><title>Title</title></head><body><script>a()</script> &nbsp; <svg/></body></html>',
  );
  const input = { file: '/a/b.html', fileName: 'b.html', bytes, options: { wholePage: true } };
  expect(await appErrorOf(() => htmlImporter.read(input))).toMatchObject({
    code: 'file-empty',
    message: '/a/b.html has no visible text.',
  });
});
