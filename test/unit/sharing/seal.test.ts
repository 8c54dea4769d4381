// What is encrypted piece by piece: it comes out whole, and what keeps it from being written is what is told.

import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealer } from '../../../electron/workspace/age/seal.ts';

const identity = await generateX25519Identity();
const sealer = await createSealer({ recipients: [await identityToRecipient(identity)] });

const pieces = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 8 });
const contentOf = (lengths: readonly number[]) =>
  lengths.map((length, at) => Buffer.alloc(length, at + 1));

test('whatever the pieces, they come out whole and in order', async () => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  await fc.assert(
    fc.asyncProperty(pieces, async (lengths) => {
      const written: Uint8Array[] = [];
      const stream = sealer.stream(async (piece) => void written.push(piece.slice()));
      for (const piece of contentOf(lengths)) await stream.add(piece);
      await stream.end();
      const plain = await decrypter.decrypt(Buffer.concat(written));
      expect(Buffer.concat(contentOf(lengths)).equals(plain)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a failure to write is told as what it is, wherever it is met', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(10), async (lengths, failsAt) => {
      const cause = new Error('the disk is full');
      let count = 0;
      const stream = sealer.stream(async () => {
        count += 1;
        if (count > failsAt) throw cause;
      });
      const thrown: unknown[] = [];
      const fails = (reason: unknown) => void thrown.push(reason);
      for (const piece of contentOf(lengths)) await stream.add(piece).catch(fails);
      await stream.end().catch(fails);
      if (count > failsAt) expect(thrown.length).toBeGreaterThan(0);
      for (const each of thrown) expect(each).toBe(cause);
    }),
    { numRuns: 60 },
  );
});
