import { beforeEach, describe, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import type { BrowserWindow } from 'electron';
import { createLinkOpener, parseLink } from '../../../electron/links.ts';
import { AppError } from '../../../shared/ipc/result.ts';

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
}

const electron = vi.hoisted(() => ({
  asked: [] as unknown[],
  opened: [] as string[],
  answers: [] as (number | Promise<number>)[],
  failure: null as Error | null,
}));

vi.mock('electron', () => ({
  dialog: {
    async showMessageBox(_window: unknown, options: unknown) {
      electron.asked.push(options);
      return { response: await (electron.answers.shift() ?? 1) };
    },
  },
  shell: {
    async openExternal(address: string) {
      if (electron.failure !== null) throw electron.failure;
      electron.opened.push(address);
    },
  },
}));

const window = {} as BrowserWindow;
const opener = () => createLinkOpener(() => window);

beforeEach(() => {
  electron.asked.length = 0;
  electron.opened.length = 0;
  electron.answers.length = 0;
  electron.failure = null;
});

const hostile: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'file://server/share/run.exe',
  'smb://server/share',
  String.raw`\\server\share\run.exe`,
  '//example.org/',
  'C:/Windows/System32/calc.exe',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x&crumb=location:\\\\server',
  'app://sourcebench/index.html',
  'view-source:https://example.org/',
  'blob:https://example.org/1',
  'ftp://example.org/',
  'ssh://-oProxyCommand=x/',
  'not an address',
  'http://',
  'https://[::1',
  'https://bank.example@evil.example/',
  'https://user:secret@example.org/',
  'https://example.org/\u202Egnp.exe',
  'https://example.org/\u200B',
  'https://example.org/a\nb',
  'https://example.org/a\u0000b',
  'https://exa\tmple.org/',
  'https://example.org\\@evil.example/',
  'https://example.org/"><script>',
  'https://example.org/`id`',
  `https://example.org/${'x'.repeat(10_000)}`,
  `https://example.org/${'é'.repeat(600)}`,
  'mailto:',
  'mailto:nobody',
  'mailto:ana@example.org?attach=/etc/passwd',
  'mailto:ana@example.org?attachment=file:///etc/passwd',
  'mailto:ana@example.org?bcc=evil@example.net',
  'mailto:ana@example.org?subject=a&CC=evil@example.net',
  'mailto:ana@example.org?subject=a%0d%0aBcc:evil@example.net',
  'mailto:ana@example.org%0aBcc:evil@example.net',
  'mailto:--attach=/etc/passwd',
  'mailto:ana@example.org#x',
];

describe('an address that is never opened', () => {
  test.each(hostile)('%j', async (address) => {
    electron.answers.push(0);
    await expect(opener()(address)).rejects.toThrow(AppError);
    expect(electron).toMatchObject({ asked: [], opened: [] });
  });

  test('whatever it is, one that passes is of the web or of mail and has nothing unseen in it', () => {
    const parts = fc.constantFrom(
      'https:',
      'mailto:',
      '//',
      '/',
      '@',
      ':',
      '\u202E',
      'a',
      '?',
      '%0a',
    );
    const strange = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(strange, (address) => {
        try {
          expect(parseLink(address).address).toMatch(/^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/u);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('an address that may be opened', () => {
  test.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['HTTPS://Example.ORG', 'https://example.org/'],
    ['mailto:ana@example.org?subject=A%20question', 'mailto:ana@example.org?subject=A%20question'],
    ['https://example.org/città', 'https://example.org/citt%C3%A0'],
  ])('%s is shown as it will be opened, then opened', async (address, shown) => {
    electron.answers.push(0);
    expect(await opener()(address)).toBe(true);
    const [question] = electron.asked as Question[];
    expect(question?.detail.split('\n')[0]).toBe(shown);
    expect(electron.opened).toEqual([shown]);
  });

  test('is not opened when the person declines, and declining is what Enter and Escape do', async () => {
    electron.answers.push(1);
    expect(await opener()('https://example.org/')).toBe(false);
    expect(electron.opened).toEqual([]);
    expect(electron.asked).toMatchObject([
      { buttons: ['Open', 'Cancel'], defaultId: 1, cancelId: 1 },
    ]);
  });

  test('with a name that looks like another shows both of its forms', async () => {
    await opener()('https://\u0440\u0430ypal.com/');
    const [question] = electron.asked as Question[];
    expect(question?.detail).toContain('https://xn--');
    expect(question?.detail).toContain('\u0440\u0430ypal.com');
  });

  test('opens no second question over the first, and nothing without a window', async () => {
    const first = Promise.withResolvers<number>();
    electron.answers.push(first.promise, 0);
    const open = opener();
    const waiting = open('https://example.org/1');
    expect(await open('https://example.org/2')).toBe(false);
    first.resolve(0);
    expect(await waiting).toBe(true);
    expect(await createLinkOpener(() => null)('https://example.org/3')).toBe(false);
    expect(electron.opened).toEqual(['https://example.org/1']);
  });

  test('that the system cannot open is said with the reason', async () => {
    electron.failure = new Error('no browser');
    electron.answers.push(0);
    await expect(opener()('https://example.org/')).rejects.toThrow('no browser');
  });
});
