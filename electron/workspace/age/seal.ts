// Encrypts what goes out with age, for keys of colleagues or with a passphrase, piece by piece as it is written: nothing
// of it is on the disk in the clear at any time.

import { AppError } from '../../../shared/ipc/result.ts';
import type { Encryption } from '../../../shared/sharing/encryption.ts';
import { loadAge } from './load-age.ts';

export interface Sealer {
  readonly seal: (content: string | Uint8Array) => Promise<Uint8Array>;
  /** Each file has a key of its own. */
  readonly stream: (write: (piece: Uint8Array) => Promise<unknown> | null) => SealedStream;
}

export interface SealedStream {
  readonly add: (content: string | Uint8Array) => Promise<void>;
  /** Everything is written then. */
  readonly end: () => Promise<void>;
}

/** Throws `invalid-input` for what is no public key, naming it. */
export async function createSealer(encryption: Encryption): Promise<Sealer> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  if ('passphrase' in encryption) encrypter.setPassphrase(encryption.passphrase);
  else for (const key of encryption.recipients) addRecipient(encrypter, key);
  return {
    seal: (content) => encrypter.encrypt(content),
    stream(write) {
      const pipe = new TransformStream<Uint8Array, Uint8Array>();
      const writer = pipe.writable.getWriter();
      const done = (async () => {
        const sealed = await encrypter.encrypt(pipe.readable);
        for await (const piece of sealed) await write(piece);
      })();
      // Told when it is waited for; until then it is no unhandled rejection.
      done.catch((thrown: unknown) => writer.abort(thrown).catch(() => undefined));
      writer.closed.catch(() => undefined);
      /** What is given up because nothing takes it any more says nothing of why; what took it does. */
      const first = (given: Promise<void>) =>
        Promise.race([given, done]).catch(async (thrown: unknown) => {
          await done;
          throw thrown;
        });
      return {
        async add(content) {
          // A copy, because codecs use their buffers again.
          const bytes =
            typeof content === 'string' ? Buffer.from(content, 'utf8') : content.slice();
          if (bytes.length > 0) await first(writer.write(bytes));
        },
        async end() {
          await first(writer.close());
          await done;
        },
      };
    },
  };
}

/** The bytes of a file, encrypted where it is to be; null writes in the clear. Throws as {@link createSealer}. */
export async function sealedWith(
  encryption: Encryption | null,
  content: string,
): Promise<Uint8Array> {
  const plain = Buffer.from(content, 'utf8');
  return encryption === null ? plain : (await createSealer(encryption)).seal(plain);
}

interface Adds {
  addRecipient(key: string): void;
}

function addRecipient(encrypter: Adds, key: string): void {
  try {
    encrypter.addRecipient(key.trim());
  } catch {
    throw notAKey(key);
  }
}

const notAKey = (key: string): AppError => {
  const isSecret = key.trim().toUpperCase().startsWith('AGE-SECRET-KEY');
  // A secret key is not repeated, not even on the screen.
  const shown = isSecret ? 'AGE-SECRET-KEY-…' : key.trim().slice(0, 30);
  const remedy = isSecret
    ? 'This is a secret key, which nobody should have but its owner. Ask for the public one, which begins with “age1”.'
    : 'A public key begins with “age1” and has no spaces. Copy it again, all of it.';
  return new AppError('invalid-input', `“${shown}” is not a public key of age.`, { remedy });
};

/** Throws `invalid-input` for what is no public key. */
export async function checkPublicKey(key: string): Promise<void> {
  await createSealer({ recipients: [key] });
}
