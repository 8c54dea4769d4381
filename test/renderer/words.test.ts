import { expect, test } from 'vitest';
import { fileName, withFileName } from '../../renderer/features/import/file-name.ts';
import { quoted } from '../../renderer/ui/words.ts';

test('words are quoted once', () => {
  expect(quoted('It is safe')).toBe('“It is safe”');
  expect(quoted('“It is safe,”')).toBe('“It is safe,”');
  expect(quoted('«Il est sûr»')).toBe('«Il est sûr»');
});

test('quoted words that were cut short are closed again', () => {
  expect(quoted('“It is safe…')).toBe('“It is safe…”');
  expect(quoted('«Il est…')).toBe('«Il est…»');
  expect(quoted('“It is safe,” she said…')).toBe('“It is safe,” she said…');
  expect(quoted('It is…')).toBe('“It is…”');
});

test('right-to-left words are isolated, so that they do not turn the sentence round', () => {
  expect(quoted('پل امن است')).toBe('“\u2068پل امن است\u2069”');
});

test('a file is named without its folders, on every system', () => {
  expect(fileName('/home/noor/a b.txt')).toBe('a b.txt');
  expect(fileName('C:\\articles\\bridge.txt')).toBe('bridge.txt');
  expect(fileName('/home/noor/folder/')).toBe('folder');
  expect(withFileName('/tmp/x.txt is empty.', '/tmp/x.txt')).toBe('x.txt is empty.');
});
