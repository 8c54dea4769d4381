// The only way out of the program: an address of the web or of mail, shown whole to the person and agreed to, is handed
// to the system's own program for it. Everything else is refused, whatever the page or a source asks for.

import { domainToUnicode } from 'node:url';
import { dialog, shell, type BrowserWindow } from 'electron';
import { AppError } from '../shared/ipc/result.ts';

export interface Link {
  /** As it will be opened: ASCII, a name of other letters in its encoded form. */
  readonly address: string;
  /** The site's name in its own letters, where those are not ASCII; what looks like a known name may be another. */
  readonly unicodeHost: string | null;
}

/** So that the question can show all of it, and every system can take it. */
const longest = 2000;
const opened: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
/** Characters that are not seen, turn the direction of what is seen, or mean something to a command shell. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\\"<>`^{|}]/u;
/** One or more addresses, without parts that a mail program could take for an option. */
const recipients = /^[\w.+%'-]+@[\w.-]+(?:,[\w.+%'-]+@[\w.-]+)*$/u;
/** Line ends and other control characters that a mail program would decode. */
const encodedControl = /%(?:[01][\da-f]|7f)/iu;

/** Throws an AppError for every address that is never opened. */
export function parseLink(address: string): Link {
  if (address.length > longest) throw refused(`it is longer than ${longest} characters`);
  if (unseen.test(address))
    throw refused('it holds characters that cannot be seen or are no part of an address');
  const url = URL.parse(address);
  if (url === null) throw refused('it is no complete address');
  if (!opened.has(url.protocol))
    throw refused(`${url.protocol} is not an address of the web or of mail`);
  if (url.href.length > longest) throw refused(`it is longer than ${longest} characters`);
  return url.protocol === 'mailto:' ? mailLink(url) : webLink(url);
}

function webLink(url: URL): Link {
  if (url.username !== '' || url.password !== '') {
    throw refused('it carries a user name, which can pass for the name of a site');
  }
  const unicode = domainToUnicode(url.hostname);
  return { address: url.href, unicodeHost: unicode === url.hostname ? null : unicode };
}

/** Only to whom, and about what: other headers can add recipients or, in some mail programs, attach files. */
function mailLink(url: URL): Link {
  if (!recipients.test(url.pathname)) throw refused('it names no plain mail address');
  const headers = [...url.searchParams.keys()];
  if (headers.some((name) => name.toLowerCase() !== 'subject')) {
    throw refused('it asks the mail program for more than a recipient and a subject');
  }
  if (url.hash !== '' || encodedControl.test(url.href)) {
    throw refused('it holds characters that cannot be seen or are no part of an address');
  }
  return { address: url.href, unicodeHost: null };
}

/** Opens the address after a question; false when it was declined, or while another question is still open. */
export function createLinkOpener(
  window: () => BrowserWindow | null,
): (address: string) => Promise<boolean> {
  let isAsking = false;
  return async (address) => {
    const link = parseLink(address);
    const asked = window();
    if (isAsking || asked === null) return false;
    isAsking = true;
    try {
      if (!(await isAgreed(asked, link))) return false;
    } finally {
      isAsking = false;
    }
    await open(link);
    return true;
  };
}

async function isAgreed(window: BrowserWindow, link: Link): Promise<boolean> {
  const isMail = link.address.startsWith('mailto:');
  const name =
    link.unicodeHost === null
      ? ''
      : `\n\nThe name of the site is written ${link.unicodeHost}. Letters of other scripts can look like those of a site you know.`;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Open address',
    message: isMail ? 'Write to this address?' : 'Open this address in your browser?',
    detail: `${link.address}${name}\n\nSourcebench itself stays offline; your ${isMail ? 'mail program' : 'browser'} does not.`,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

async function open({ address }: Link): Promise<void> {
  try {
    await shell.openExternal(address);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('not-found', `The system did not open ${address}: ${reason}.`, {
      remedy: 'Copy the address and open it yourself.',
    });
  }
}

function refused(reason: string): AppError {
  return new AppError('invalid-input', `This address is not opened: ${reason}.`, {
    remedy: 'Look at the source and, if you trust it, open the address yourself.',
  });
}
