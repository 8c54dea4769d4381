// The text has a real caret and takes no input at all, whatever is pressed, pasted, dropped or composed.

import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import {
  boxOf,
  clickAt,
  documentOf,
  frames,
  mountReader,
  press,
  spanOf,
} from './support/reader-harness.tsx';

const article = documentOf(['The first paragraph.', 'The second, with 👩‍🚒 and é.', 'The third.']);

/** TypeScript's DOM library does not know it yet. */
function contextOf(host: HTMLElement): EventTarget & { readonly text: string } {
  return (host as HTMLElement & { readonly editContext: EventTarget & { text: string } })
    .editContext;
}

async function readerWithCaret() {
  const reader = await mountReader(article);
  const before = reader.host.innerHTML;
  reader.reader().select(spanOf(article, 'second'));
  await frames();
  expect(document.activeElement).toBe(reader.host);
  return { ...reader, now: () => reader.host.innerHTML, before };
}

test('typing, Enter, Backspace, Delete and formatting keys change nothing', async () => {
  const { now, before } = await readerWithCaret();
  await userEvent.keyboard('xyz');
  for (const key of [
    'Enter',
    'Shift+Enter',
    'Backspace',
    'Delete',
    'Control+Backspace',
    'Control+b',
    'Control+i',
  ]) {
    await press(key);
    expect(now()).toBe(before);
  }
});

test('the undo keystroke changes nothing', async () => {
  const { now, before } = await readerWithCaret();
  await userEvent.keyboard('x');
  for (const key of ['Control+z', 'Control+y', 'Control+Shift+z']) await press(key);
  expect(now()).toBe(before);
});

test('an input method can neither compose nor commit', async () => {
  const { host, now, before } = await readerWithCaret();
  const started = new Promise((resolve) =>
    contextOf(host).addEventListener('compositionstart', resolve, { once: true }),
  );
  await cdp().send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await started;
  expect(now()).toBe(before);
  await cdp().send('Input.insertText', { text: '日本' });
  await frames();
  expect(now()).toBe(before);
  expect(contextOf(host).text).toBe('');
});

test('paste and cut are refused and leave the clipboard alone', async () => {
  const { host, now, before } = await readerWithCaret();
  for (const type of ['paste', 'cut']) {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'other words');
    const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true });
    host.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(clipboardData.getData('text/plain')).toBe('other words');
  }
  await press('Control+v');
  await press('Control+x');
  expect(now()).toBe(before);
});

test('dragged text is refused; dragged files are left to the window', async () => {
  const { host, now, before } = await readerWithCaret();
  const words = new DataTransfer();
  words.setData('text/plain', 'other words');
  for (const type of ['dragstart', 'dragover', 'drop']) {
    const event = new DragEvent(type, { dataTransfer: words, bubbles: true, cancelable: true });
    host.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  }
  const files = new DataTransfer();
  files.items.add(new File(['x'], 'x.txt'));
  const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
  host.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(false);
  expect(now()).toBe(before);
});

test('copy gives the canonical text of the selection, blank lines between blocks included', async () => {
  const { host, reader } = await readerWithCaret();
  const { startUtf16 } = spanOf(article, 'paragraph.');
  const { endUtf16 } = spanOf(article, '👩‍🚒');
  reader().select({ startUtf16, endUtf16 });
  const clipboardData = new DataTransfer();
  host.dispatchEvent(
    new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
  );
  expect(clipboardData.getData('text/plain')).toBe('paragraph.\n\nThe second, with 👩‍🚒');
});

test('no spelling or typing help is offered, and assistive technology hears read-only text', async () => {
  const { host } = await readerWithCaret();
  expect(host.spellcheck).toBe(false);
  expect(host.getAttribute('autocorrect')).toBe('off');
  expect(host.getAttribute('autocapitalize')).toBe('off');
  expect(host.getAttribute('role')).toBe('textbox');
  expect(host.getAttribute('aria-readonly')).toBe('true');
  expect(host.getAttribute('aria-multiline')).toBe('true');
  expect(host.getAttribute('aria-label')).toBe('Article text');
  expect(host.tabIndex).toBe(0);
});

test('keys bubble to whoever wants them', async () => {
  const { container } = await readerWithCaret();
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  container.addEventListener('keydown', listen);
  await userEvent.keyboard('cl');
  await press('F6');
  await press('Delete');
  expect(heard).toEqual(['c', 'l', 'F6', 'Delete']);
});

test('a click puts the caret where it points', async () => {
  const { host, reader } = await readerWithCaret();
  const box = boxOf(host, 'third');
  await clickAt(box.left + 0.5, box.top + box.height / 2);
  const { startUtf16 } = spanOf(article, 'third');
  expect(reader().selection()).toEqual({ startUtf16, endUtf16: startUtf16 });
});
