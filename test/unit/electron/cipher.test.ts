import fc from 'fast-check';
import { scryptSync } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { deriveKey, looksEncrypted, WorkspaceKey } from '../../../electron/workspace/db/cipher.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';

const salt = Uint8Array.from({ length: 16 }, (_each, at) => at);
const keyOf = (hex: string) => new WorkspaceKey(Buffer.from(hex, 'hex'), salt);
/** Two keys are the same when one opens what the other has wrapped. */
const isSame = (a: WorkspaceKey, b: WorkspaceKey) => b.unwrap(a.wrap(a)) !== null;

test('scrypt here is that of RFC 7914', () => {
  const key = scryptSync('pleaseletmein', 'SodiumChloride', 64, { N: 16384, r: 8, p: 1 });
  expect(key.toString('hex')).toBe(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  );
});

test('a passphrase makes the key that another implementation of scrypt makes of it', () => {
  // hashlib.scrypt(normalize('NFC', 'café'), salt, n=2**17, r=8, p=1, dklen=32)
  const expected = keyOf('3d8626b90f15fa8d014ebcd34daddbd8ef5c5d081b0af0779890d86b0f68f16b');
  expect(isSame(deriveKey('caf\u00e9', salt), expected)).toBe(true);
  expect(isSame(deriveKey('cafe\u0301', salt), expected)).toBe(true);
  expect(isSame(deriveKey('Caf\u00e9', salt), expected)).toBe(false);
});

test('a key never shows in what is printed', () => {
  const hex = 'a1b2c3d4'.repeat(8);
  const key = keyOf(hex);
  const shown = [
    JSON.stringify({ key }),
    inspect({ key }, { depth: 5, showHidden: true }),
    String(key),
    JSON.stringify(toErrorData(new Error(`it failed with ${String(key)}`))),
  ].join('\n');
  for (const part of [
    hex,
    Buffer.from(hex, 'hex').toString('base64'),
    'a1b2',
    '161, 178',
    'a1 b2',
  ]) {
    expect(shown).not.toContain(part);
  }
});

test('a wrapped key is opened by the key that wrapped it, and by no other', () => {
  const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
  fc.assert(
    fc.property(bytes(32), bytes(32), bytes(32), fc.nat(75), (one, two, three, at) => {
      const [wrapping, other, wrapped] = [one, two, three].map(
        (each) => new WorkspaceKey(each, salt),
      );
      if (wrapping === undefined || other === undefined || wrapped === undefined) return;
      fc.pre(Buffer.compare(one, two) !== 0);
      const sealed = wrapping.wrap(wrapped);
      const opened = wrapping.unwrap(sealed);
      expect(opened !== null && isSame(opened, wrapped)).toBe(true);
      expect(other.unwrap(sealed)).toBeNull();
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(wrapping.unwrap(changed)).toBeNull();
      expect(wrapping.unwrap(sealed.subarray(1))).toBeNull();
    }),
  );
});

const encrypted = [...salt, 0x10, 0, 2, 2, 32, 64, 32, 32];

test('the first bytes tell an encrypted workspace from a plain one and from anything else', () => {
  expect(looksEncrypted(Uint8Array.from(encrypted))).toBe(true);
  expect(looksEncrypted(Uint8Array.from(encrypted.slice(0, 23)))).toBe(false);
  const plain = Buffer.from('SQLite format 3\0\x10\0\x02\x02\0\x40\x20\x20', 'latin1');
  expect(looksEncrypted(plain)).toBe(false);
  expect(looksEncrypted(new Uint8Array(0))).toBe(false);
  for (let at = 16; at < 24; at += 1) {
    const other = Uint8Array.from(encrypted);
    other[at] = 0xff;
    expect(looksEncrypted(other)).toBe(false);
  }
});
