// Archives, honest and hostile: what is in them, and what is said of those that are not to be opened.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openZip, zipLimits } from '../../../electron/workspace/importers/zip.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { zipOf, type ZipEntry } from '../../support/zip-writer.ts';

const open = (entries: readonly ZipEntry[]) => openZip('/in/book.zip', zipOf(entries));

const errorOf = (entries: readonly ZipEntry[], name = 'a.txt') =>
  appErrorOf(async () => (await open(entries)).bytes(name));

const text = 'The bridge was closed for a year. '.repeat(50);

describe('an honest archive', () => {
  it('gives its files, packed and not, by name and in order', async () => {
    const zip = await open([
      { name: 'b/ö 🚧.txt', content: text },
      { name: 'folder/', content: '', stored: true },
      { name: 'a.txt', content: 'plain', stored: true },
      { name: 'empty', content: '' },
    ]);
    expect(zip.names).toEqual(['b/ö 🚧.txt', 'a.txt', 'empty']);
    expect(zip.text('b/ö 🚧.txt')).toBe(text);
    expect(zip.text('a.txt')).toBe('plain');
    expect(zip.bytes('empty')).toHaveLength(0);
    expect(zip.has('a.txt')).toBe(true);
    expect(zip.has('folder/')).toBe(false);
    expect(zip.notices).toEqual([]);
  });

  it('is read from the middle of a larger buffer too', async () => {
    const bytes = zipOf([{ name: 'a.txt', content: text }]);
    const around = new Uint8Array(bytes.length + 20);
    around.set(bytes, 10);
    const zip = await openZip('a.zip', around.subarray(10, 10 + bytes.length));
    expect(zip.text('a.txt')).toBe(text);
  });

  it('names itself and the file when a file is missing', async () => {
    const { message, code } = await errorOf([{ name: 'b.txt', content: text }]);
    expect(code).toBe('file-invalid');
    expect(message).toBe('/in/book.zip is damaged or cut off: it has no “a.txt”.');
  });
});

describe('names', () => {
  it('that lead out of the archive are passed over and told', async () => {
    const unsafe = [
      '../x.txt',
      'a/../../x',
      '/etc/passwd',
      String.raw`..\x`,
      String.raw`a\b.txt`,
      'C:/x',
      'a\0b',
    ];
    const zip = await open([...unsafe, 'a.txt'].map((name) => ({ name, content: text })));
    expect(zip.names).toEqual(['a.txt']);
    expect(zip.notices).toHaveLength(unsafe.length);
    expect(zip.notices[0]?.message).toContain('“../x.txt” was not looked at');
  });

  it('that occur twice are refused when asked for, and only then', async () => {
    const entries = [
      { name: 'a.txt', content: 'one' },
      { name: 'a.txt', content: 'two' },
      { name: 'b.txt', content: 'three' },
    ];
    expect((await open(entries)).text('b.txt')).toBe('three');
    const { message } = await errorOf(entries);
    expect(message).toContain('holds “a.txt” more than once');
  });

  it('of object properties are ordinary names', async () => {
    const zip = await open([
      { name: '__proto__', content: 'x' },
      { name: 'constructor', content: 'y' },
    ]);
    expect(zip.text('__proto__')).toBe('x');
    expect(zip.has('toString')).toBe(false);
  });
});

describe('a bomb', () => {
  it('of one file that claims ten gigabytes is refused before it is unpacked', async () => {
    const claims = { uncompressedSize: 0xfffffff0 };
    const { code, message } = await errorOf([{ name: 'a.txt', content: 'x', claims }]);
    expect(code).toBe('file-too-large');
    expect(message).toContain('“a.txt” in it unpacks to 4 GB');
  });

  it('of zeros within the size limit is refused for its ratio', async () => {
    const content = new Uint8Array(zipLimits.ratioFromBytes + 1);
    const { code } = await errorOf([{ name: 'a.txt', content }]);
    expect(code).toBe('file-too-large');
  });

  it('that claims to be small is stopped at what it claims', async () => {
    const content = new Uint8Array(8_000_000);
    const { message } = await errorOf([
      { name: 'a.txt', content, claims: { uncompressedSize: 1000 } },
    ]);
    expect(message).toContain('“a.txt” in it cannot be unpacked');
  });

  it('of many files is stopped at what they unpack to in all', async () => {
    const size = 15 * 1024 * 1024;
    const content = new Uint8Array(size);
    const count = Math.ceil(zipLimits.totalBytes / size) + 1;
    const names = Array.from({ length: count }, (_, index) => `${index}.txt`);
    // Not packed, so that the ratio says nothing.
    const zip = await open(names.map((name) => ({ name, content, stored: true })));
    const { code, message } = await appErrorOf(() => names.map((name) => zip.bytes(name).length));
    expect(code).toBe('file-too-large');
    expect(message).toContain('it unpacks to more than 256 MB');
  });

  it('of files that share their bytes is refused', async () => {
    const shared = { claims: { sharesDataOf: 0 } };
    const { message } = await errorOf([
      { name: 'a.txt', content: text },
      { name: 'b.txt', content: text, ...shared },
    ]);
    expect(message).toContain('holds files that overlap');
  });

  it('of too many files is refused', async () => {
    const entries = Array.from({ length: zipLimits.entries + 1 }, (_, index) => ({
      name: `${index}`,
      content: '',
      stored: true,
    }));
    const { code, message } = await errorOf(entries);
    expect(code).toBe('file-too-large');
    expect(message).toContain('it holds more than 20000 files');
  });

  it('inside another archive stays packed', async () => {
    let nested = zipOf([{ name: 'a.txt', content: new Uint8Array(5_000_000) }]);
    for (let level = 0; level < 5; level += 1) {
      nested = zipOf(
        Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, content: nested })),
      );
    }
    const zip = await openZip('42.zip', nested);
    expect(zip.bytes('3.zip').length).toBeLessThan(nested.length * 20);
  });
});

describe('a file that is not what the directory says', () => {
  it.each([
    ['a wrong checksum', { crc32: 1 }, 'the checksum or size of “a.txt” in it is wrong'],
    [
      'too large a size',
      { uncompressedSize: text.length + 1 },
      'the checksum or size of “a.txt” in it is wrong',
    ],
    ['no size', { uncompressedSize: 0 }, '“a.txt” in it cannot be unpacked'],
    [
      'a packed size past the end',
      { compressedSize: 1_000_000 },
      '“a.txt” in it has no valid header',
    ],
    ['an unknown method', { method: 12 }, 'in a way that Sourcebench cannot read (method 12)'],
  ])('as by %s, is told', async (_, claims, message) => {
    const error = await errorOf([{ name: 'a.txt', content: text, claims }]);
    expect(error.message).toContain(message);
    expect(error.message.startsWith('/in/book.zip ')).toBe(true);
  });

  it('as by encryption, is protected by a password', async () => {
    for (const flags of [0x0801, 0x0841]) {
      const { message } = await errorOf([{ name: 'a.txt', content: text, claims: { flags } }]);
      expect(message).toBe('/in/book.zip is protected by a password.');
    }
  });
});

describe('damage', () => {
  const bytes = zipOf([
    { name: 'a.txt', content: text },
    { name: 'b.txt', content: 'short', stored: true },
  ]);

  it('by cutting off is told wherever it is', async () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const { code, message } = await appErrorOf(async () => {
        const zip = await openZip('a.zip', bytes.subarray(0, length));
        zip.bytes('a.txt');
        zip.bytes('b.txt');
      });
      expect(code).toBe('file-invalid');
      expect(message).toContain('a.zip is damaged or cut off');
    }
  });

  it('by changed bytes gives the right content or an error of ours', async () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const damagedBytes = Uint8Array.from(bytes);
        for (const [at, value] of changes) damagedBytes[at] = value;
        try {
          const zip = await openZip('a.zip', damagedBytes);
          if (zip.has('a.txt')) expect(zip.text('a.txt')).toBe(text);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
