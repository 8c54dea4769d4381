import { describe, expect, test } from 'vitest';
import { safeHref } from '../../../electron/workspace/importers/safe-href.ts';

describe('addresses of pages and mail are kept, as the URL standard writes them', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://Example.ORG/Ä b', 'http://example.org/%C3%84%20b'],
    ['mailto:ana@example.org', 'mailto:ana@example.org'],
  ])('%s', (href, kept) => {
    expect(safeHref(href)).toBe(kept);
  });

  test('relative ones with a base, and only then', () => {
    expect(safeHref('../b?x=1#y', 'https://example.org/a/c')).toBe('https://example.org/b?x=1#y');
    expect(safeHref('//other.example/', 'https://example.org/')).toBe('https://other.example/');
    expect(safeHref('b')).toBeNull();
    expect(safeHref('b', null)).toBeNull();
    expect(safeHref('b', 'nowhere')).toBeNull();
  });
});

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,a',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'ftp://example.org/',
  'app://sourcebench/',
  'tel:+1',
  'http://',
  '',
])('%j is not kept', (href) => {
  expect(safeHref(href, 'https://example.org/') ?? '').not.toMatch(
    /^(?!https:\/\/example\.org\/$)./,
  );
  expect(safeHref(href)).toBeNull();
});

test('an address longer than any page has is not kept', () => {
  expect(safeHref(`https://example.org/${'a'.repeat(3900)}`)).not.toBeNull();
  expect(safeHref(`https://example.org/${'a'.repeat(4000)}`)).toBeNull();
  expect(safeHref(`https://example.org/${'a'.repeat(10_000_000)}`)).toBeNull();
});
