import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, type Decoded } from '../../../electron/workspace/importers/decode.ts';

const english =
  'The mayor said the bridge would reopen on Monday. Engineers had examined every weld, she added, and the repair cost 11 million.';
const russian =
  'Мэр сказал, что мост откроют в понедельник. Инженеры проверили каждый сварной шов, и ремонт обошёлся в одиннадцать миллионов.';
const arabic =
  'قال رئيس البلدية إن الجسر سيفتح يوم الاثنين المقبل أمام حركة المرور بعد عامين من الفيضان الذي ضرب المدينة. وأضاف أن المهندسين فحصوا كل شيء.';
const greek =
  'Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει ξανά τη Δευτέρα. Οι μηχανικοί εξέτασαν κάθε σημείο και η επισκευή κόστισε έντεκα εκατομμύρια.';
const japanese =
  '市長は月曜日に橋を再開すると述べた。技術者はすべての溶接を調べ、修理には千百万円かかったと説明した。';

/** Encodes by inverting the platform's own decoder: every one-byte code page it knows. */
function encodeOneByte(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const byteOf = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1)
    byteOf.set(decoder.decode(new Uint8Array([byte])), byte);
  return Uint8Array.from(text, (character) => {
    const byte = byteOf.get(character);
    if (byte === undefined) throw new Error(`${label} has no ${character}`);
    return byte;
  });
}

function encodeUtf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function decoded(bytes: Uint8Array): Decoded {
  const outcome = decodeBytes(bytes);
  if ('text' in outcome) return outcome;
  throw new Error(`taken for ${outcome.kind ?? 'binary'}`);
}

describe('Unicode encodings are named and read', () => {
  test.each([
    ['UTF-8', Buffer.from(`${english} 🚧 é`), `${english} 🚧 é`],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${arabic}`), `\ufeff${arabic}`],
    ['UTF-16 LE', encodeUtf16(english, 'le', true), `\ufeff${english}`],
    ['UTF-16 BE', encodeUtf16(russian, 'be', true), `\ufeff${russian}`],
    ['UTF-16 LE (detected)', encodeUtf16(english, 'le', false), english],
    ['UTF-16 BE (detected)', encodeUtf16(english, 'be', false), english],
    [
      'UTF-16 LE (detected)',
      encodeUtf16(`${russian}\n${arabic} 🚧`, 'le', false),
      `${russian}\n${arabic} 🚧`,
    ],
    ['UTF-16 BE (detected)', encodeUtf16(japanese + '\r\n', 'be', false), `${japanese}\r\n`],
  ])('%s', (encoding, bytes, text) => {
    expect(decoded(bytes)).toEqual({ text, encoding, problems: [] });
  });

  test.each([
    ['a Latin text in UTF-8', 'UTF-8', Buffer.from(`A zero\0 in ${english} `)],
    ['a Cyrillic text in UTF-8', 'UTF-8', Buffer.from(`Ноль\0 в тексте: ${russian}`)],
    [
      'a text in a code page',
      'windows-1252 (detected)',
      encodeOneByte(`Le café\0 a été fermé. Où est passé l’élève ? ${english}`, 'windows-1252'),
    ],
  ])('a stray zero byte in %s makes no UTF-16 of it', (_what, encoding, odd) => {
    const bytes = odd.length % 2 === 0 ? odd : Buffer.concat([odd, Buffer.from(' ')]);
    const { text, encoding: found } = decoded(bytes);
    expect(found).toBe(encoding);
    expect(text.indexOf('\0')).toBeGreaterThan(0);
  });

  test('any text survives UTF-8, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (tail) => {
        const text = `${english} ${tail.replaceAll(/\p{Cc}/gu, '')}`;
        expect(decoded(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});

describe('older encodings are detected, and a guess is called one', () => {
  test.each([
    ['windows-1252 (detected)', `${english} “Quoted” – café naïve, 5 €.`, 'windows-1252'],
    [
      'windows-1252 (detected)',
      'El alcalde dijo que el puente se abrirá el próximo lunes, según informó la televisión española.',
      'iso-8859-1',
    ],
    ['windows-1251 (detected)', russian, 'windows-1251'],
    ['KOI8-R (detected)', russian.replace('ё', 'е'), 'koi8-r'],
    ['windows-1256 (detected)', arabic, 'windows-1256'],
    ['ISO-8859-7 (detected)', greek, 'windows-1253'],
    [
      'windows-1250 (detected)',
      'Burmistrz powiedział, że most zostanie otwarty w poniedziałek. „Jest bezpieczny” – dodał, choć wciąż brakuje środków na dalszą część.',
      'windows-1250',
    ],
  ])('%s', (encoding, text, label) => {
    expect(decoded(encodeOneByte(text, label))).toEqual({ text, encoding, problems: [] });
  });

  test('also when the first byte beyond ASCII comes later than what the detector looks at', () => {
    const text = english.repeat(4000) + russian.repeat(20);
    const bytes = encodeOneByte(text, 'windows-1251');
    expect(bytes.findIndex((byte) => byte >= 0x80)).toBeGreaterThan(262_144);
    const { text: read, encoding } = decoded(bytes);
    expect(encoding).toBe('windows-1251 (detected)');
    // Compared so that a failure does not print half a megabyte.
    expect(read === text).toBe(true);
  });

  test.each([
    ['one accent', 'A café in Lindholm reopened on Monday.'],
    ['curly quotes only', '“It is safe,” the mayor said on Monday.'],
    ['a single word', 'Café'],
  ])('a short Western text with %s is read as windows-1252', (_what, text) => {
    expect(decoded(encodeOneByte(text, 'windows-1252')).text).toBe(text);
  });

  test('Shift_JIS and GB18030', () => {
    // 市長は月曜日に橋を再開すると述べた。
    const shiftJis = Buffer.from(
      '8e7392b782cd8c8e976a93fa82c98bb482f08dc48a4a82b782e982c68f7182d782bd8142'.repeat(4),
      'hex',
    );
    expect(decoded(shiftJis)).toMatchObject({
      text: '市長は月曜日に橋を再開すると述べた。'.repeat(4),
      encoding: 'Shift_JIS (detected)',
    });
    // 市长说大桥星期一重新开放
    const gb = Buffer.from('cad0b3a4cbb5b4f3c7c5d0c7c6dad2bbd6d8d0c2bfaab7c5a1a3'.repeat(6), 'hex');
    expect(decoded(gb)).toMatchObject({
      text: '市长说大桥星期一重新开放。'.repeat(6),
      encoding: expect.stringMatching(/^GB/) as string,
    });
  });
});

describe('damaged text', () => {
  test('UTF-8 with a broken byte stays UTF-8 and says where it is broken', () => {
    const bytes = Buffer.from(`${arabic}!${arabic}`);
    bytes[bytes.indexOf(0x21)] = 0xff;
    const { text, encoding, problems } = decoded(bytes);
    expect(text).toBe(`${arabic}\u{fffd}${arabic}`);
    expect(encoding).toBe('UTF-8 (damaged)');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe(`character ${arabic.length + 1}`);
  });

  test('UTF-8 cut in the middle of a character', () => {
    const bytes = Buffer.from(russian);
    expect(decoded(bytes.subarray(0, 101)).encoding).toBe('UTF-8 (damaged)');
  });

  test('UTF-16 with an odd byte at its end says so', () => {
    const bytes = Buffer.concat([encodeUtf16(english, 'le', true), Buffer.from([0x41])]);
    expect(decoded(bytes).problems).toHaveLength(1);
  });
});

describe('what is not text is refused', () => {
  test.each([
    ['a PDF document', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['a ZIP archive or an office document', Buffer.from('PK\x03\x04 rest of it')],
    ['a PNG picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['an SQLite database', Buffer.from('SQLite format 3\0 and pages')],
    ['UTF-32 text', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    [null, Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))],
    [null, Buffer.alloc(4096)],
    [null, Buffer.from([0, 1, 2, 3])],
  ])('%s', (kind, bytes) => {
    expect(decodeBytes(bytes)).toEqual({ kind });
  });

  test('text has at most one control character in a hundred', () => {
    const withControls = (count: number) => Buffer.from('\x01'.repeat(count).padEnd(1000, 'word '));
    expect(decoded(withControls(10)).encoding).toBe('UTF-8');
    expect(decodeBytes(withControls(11))).toEqual({ kind: null });
  });

  test('no bytes make it throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void decodeBytes(bytes)));
  });
});
