import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { dropEdge } from '../../renderer/features/annotate/annotate.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { marks } from '../../renderer/state/marks.ts';
import { row, searchBox } from './support/at-the-library.ts';
import { bridge, hospital } from './support/articles.ts';
import { press, putCaret, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

const plain = { ...bridge, marks: [] };

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [plain] });
});

const quotes = (): string[] =>
  [...screen.workbench.annotations.values()].map(
    ({ tag, segments }) => `${tag}: ${segments.map(({ quote }) => quote).join(' … ')}`,
  );
const said = () => screen.getByRole('status', { name: 'Last act' });

test('a key tags the selected words, saves the mark and says so', async () => {
  await selectWords('twice the sum approved in 2021');
  await press('c');
  await expect.element(said()).toMatchTextContent(/Claim added: “twice the sum approved in 2021”/u);
  expect(quotes()).toEqual(['claim: twice the sum approved in 2021']);
  await expect.element(screen.getByRole('region', { name: 'Selected mark' })).toBeVisible();
});

test('a key tags the word under the caret when nothing is selected', async () => {
  await putCaret('office.');
  await press('a');
  await expect.element(said()).toMatchTextContent(/Actor added: “office”/u);
});

test('white space at the ends of a selection is left out unless set otherwise', async () => {
  await selectWords(' Mayor Ana Ruiz');
  await press('a');
  await expect.element(said()).toMatchTextContent(/Actor added: “Mayor Ana Ruiz”/u);
  expect(quotes()).toEqual(['actor: Mayor Ana Ruiz']);

  await screen.getByRole('button', { name: /reading settings/ }).click();
  await screen.getByRole('checkbox', { name: /Leave out white space/ }).click();
  await press('{Escape}');
  await selectWords(' Tomas Vell');
  await press('a');
  await expect.poll(quotes).toContain('actor:  Tomas Vell');
});

test('a selection of white space alone marks nothing', async () => {
  await selectWords(' carried'.slice(0, 1));
  await press('q');
  await expect.element(said()).toMatchTextContent(/Only white space is selected/u);
  expect(screen.workbench.called).not.toContain('annotation:create');
});

test('s grows from a word to the sentence, again to the paragraph', async () => {
  await putCaret('vehicles');
  await press('s');
  await press('c');
  await expect
    .poll(quotes)
    .toEqual(['claim: The east span now carries 60,000 vehicles a day, she said.']);
  await putCaret('vehicles');
  await press('{Escape}');
  await press('ss');
  await press('q');
  await expect.poll(() => quotes()[1]).toMatch(/^quote: “Every cable .* she said\.$/u);
});

test('a key retags the selected mark and undo brings the old tag back', async () => {
  await selectWords('Harbour Bridge');
  await press('l');
  await expect.element(said()).toMatchTextContent(/Location added/u);
  await press('a');
  await expect.element(said()).toMatchTextContent(/Tag changed to Actor/u);
  await press('{Control>}z{/Control}');
  await expect.element(said()).toMatchTextContent(/Undid: Change tag to actor/u);
  expect(quotes()).toEqual(['location: Harbour Bridge']);
  await press('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(said()).toMatchTextContent(/Redid: Change tag to actor/u);
  expect(quotes()).toEqual(['actor: Harbour Bridge']);
});

test('the mark is shown before it is saved, and taken back with a message when it is refused', async () => {
  const release = screen.workbench.hold('annotation:create');
  screen.workbench.failNext(
    'annotation:create',
    new AppError('not-found', 'The article is not there.', { remedy: 'Open another.' }),
  );
  await selectWords('Port Alder');
  await press('l');
  await expect.poll(() => marks.size).toBe(1);
  release();
  await expect
    .element(screen.getByRole('status', { name: 'Messages' }))
    .toMatchTextContent(/The article is not there\.\s*Open another\./u);
  expect(marks.size).toBe(0);
  await expect.element(screen.getByText('Not saved: The article is not there.')).toBeVisible();
});

test('acts made while one is being saved are sent in order and all arrive', async () => {
  const release = screen.workbench.hold('annotation:create');
  await selectWords('Tomas Vell');
  await press('l');
  await press('a');
  await press('{Delete}');
  expect(marks.size).toBe(0);
  release();
  await expect.element(said()).toMatchTextContent(/Actor deleted: “Tomas Vell”/u);
  const acts = screen.workbench.called.filter((channel) => /create|retag|delete/u.test(channel));
  expect(acts).toEqual(['annotation:create', 'annotation:retag', 'annotation:delete']);
  expect(marks.size).toBe(0);
});

test('while a later act on the same mark is under way, the answer to an earlier one is not shown', async () => {
  await selectWords('Tomas Vell');
  await press('l');
  await expect.element(said()).toMatchTextContent(/Location added/u);
  const releaseRetag = screen.workbench.hold('annotation:retag');
  const releaseDelete = screen.workbench.hold('annotation:delete');
  await press('a');
  await press('{Delete}');
  releaseRetag();
  await expect.element(said()).toMatchTextContent(/Tag changed to Actor/u);
  expect(marks.size).toBe(0);
  releaseDelete();
  await expect.element(said()).toMatchTextContent(/Actor deleted/u);
  expect(marks.size).toBe(0);
});

test('an act answered after another article was opened is said in its own words and leaves that one alone', async () => {
  await screen.unmount();
  screen = await renderApp({ articles: [plain, hospital] });
  await selectWords('Port Alder');
  const release = screen.workbench.hold('annotation:create');
  await press('l');
  await row(screen, /hospital waits/).click();
  await expect.element(said()).toMatchTextContent(/Opened “Minister/u);
  expect(marks.size).toBe(0);
  release();
  await expect.element(said()).toMatchTextContent(/Location added: “Port Alder”/u);
  expect(quotes()).toEqual(['location: Port Alder']);
  expect(marks.size).toBe(0);
  await expect.element(screen.getByRole('tab', { name: 'Marks 0' })).toBeVisible();
});

test('an edge is moved by keyboard, saved by Enter and left by Escape', async () => {
  await selectWords('east span');
  await press('l');
  await expect.element(said()).toMatchTextContent(/Location added/u);
  await press('e');
  await expect.element(screen.getByRole('group', { name: 'Editing the span' })).toBeVisible();
  await press('{Control>}{ArrowRight}{/Control}{Tab}{Control>}{ArrowLeft}{/Control}{Enter}');
  await expect.poll(quotes).toEqual(['location: The east span now']);
  await press('e{ArrowLeft}{ArrowLeft}{Escape}');
  await expect.element(said()).toMatchTextContent(/Span unchanged/u);
  expect(quotes()).toEqual(['location: The east span now']);
});

test('an edge dropped beyond a space leaves the space out, unless set otherwise', async () => {
  await selectWords('east span');
  await press('l');
  await expect.poll(quotes).toEqual(['location: east span']);
  const [mark] = marks.ordered();
  if (mark === undefined) throw new Error('no mark');
  const startUtf16 = plain.text.indexOf('east span now');
  const withSpace = [{ startUtf16, endUtf16: startUtf16 + 'east span now '.length }];
  dropEdge(mark.id, withSpace);
  await expect.poll(quotes).toEqual(['location: east span now']);
  await screen.getByRole('button', { name: /reading settings/ }).click();
  await screen.getByRole('checkbox', { name: /Leave out white space/ }).click();
  dropEdge(mark.id, withSpace);
  await expect.poll(quotes).toEqual(['location: east span now ']);
});

/** A key as the browser reports it, in the same turn. */
function keyNow(key: string, options: KeyboardEventInit = {}): void {
  const code = `Key${key.toUpperCase()}`;
  const event = new KeyboardEvent('keydown', {
    key,
    code,
    bubbles: true,
    cancelable: true,
    ...options,
  });
  document.activeElement?.dispatchEvent(event);
}

test('a key that follows a selection at once tags that selection, not the one before', async () => {
  await selectWords('Port Alder');
  await expect.element(screen.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  document.getSelection()?.modify('extend', 'backward', 'word');
  keyNow('a');
  await expect.poll(quotes).toEqual(['actor: Port']);
});

test('a key held down or part of a composition does not tag', async () => {
  await selectWords('Port Alder');
  await expect.element(screen.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  keyNow('l', { repeat: true });
  keyNow('l', { isComposing: true });
  expect(marks.size).toBe(0);
  keyNow('l');
  expect(marks.size).toBe(1);
});

test('Tab steps through the marks in text order and leaves the text after the last', async () => {
  await selectWords('Tomas Vell');
  await press('a');
  await selectWords('Harbour Bridge');
  await press('l');
  await putCaret('Coastal Ledger');
  await press('{Tab}');
  await expect.element(said()).toMatchTextContent(/Location: “Harbour Bridge”/u);
  await press('{Tab}');
  await expect.element(said()).toMatchTextContent(/Actor: “Tomas Vell”/u);
  await press('{Shift>}{Tab}{/Shift}');
  await expect.element(said()).toMatchTextContent(/Location: “Harbour Bridge”/u);
  await press('{Tab}{Tab}');
  expect(document.activeElement?.closest('[role=textbox]')).toBeNull();
});

test('the tag bar tags by mouse without losing the selection, and is reached by Tab', async () => {
  await selectWords('the transport office');
  const bar = screen.getByRole('toolbar', { name: 'Tag the selection' });
  await bar.getByRole('button', { name: 'Actor' }).click();
  await expect.poll(quotes).toEqual(['actor: the transport office']);
  await expect.element(bar).not.toBeInTheDocument();

  await selectWords('Mayor Ana Ruiz');
  await expect.element(bar).toBeVisible();
  await press('{Tab}');
  await expect.element(bar.getByRole('button', { name: 'Claim' })).toHaveFocus();
  await press('{ArrowRight}');
  await expect.element(bar.getByRole('button', { name: 'Actor' })).toHaveFocus();
  await press('{Enter}');
  await expect.poll(quotes).toContain('actor: Mayor Ana Ruiz');
});

test('Backspace deletes the selected mark and Ctrl+Y repeats what was undone', async () => {
  await selectWords('Port Alder');
  await press('l');
  await expect.poll(quotes).toHaveLength(1);
  await press('{Backspace}');
  await expect.poll(quotes).toHaveLength(0);
  await press('{Control>}z{/Control}');
  await expect.poll(quotes).toHaveLength(1);
  await press('{Control>}y{/Control}');
  await expect.poll(quotes).toHaveLength(0);
});

test('letters typed into a field never tag', async () => {
  await selectWords('Port Alder');
  await searchBox(screen).fill('');
  await userEvent.type(searchBox(screen), 'calq');
  await expect.element(searchBox(screen)).toHaveValue('calq');
  expect(screen.workbench.called).not.toContain('annotation:create');
});

test('without a name the first act asks who annotates and leaves no mark behind', async () => {
  await screen.unmount();
  screen = await renderApp({ articles: [plain], settings: { annotator: null } });
  await screen.getByRole('button', { name: 'Not now' }).click();
  await selectWords('Port Alder');
  await press('l');
  const dialog = screen.getByRole('dialog', { name: 'Who annotates?' });
  await expect.element(dialog).toBeVisible();
  expect(marks.size).toBe(0);
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Jon');
  await dialog.getByRole('button', { name: 'Start annotating' }).click();
  await expect.element(screen.getByRole('button', { name: 'Annotating as Jon' })).toBeVisible();
});

test('undo of an act on another article goes there', async () => {
  await screen.unmount();
  screen = await renderApp({ articles: [plain, hospital] });
  await selectWords('Port Alder');
  await press('l');
  await expect.element(said()).toMatchTextContent(/Location added/u);
  await row(screen, /hospital waits/).click();
  await expect.element(said()).toMatchTextContent(/Opened “Minister/u);
  await press('{Control>}z{/Control}');
  await expect.element(said()).toMatchTextContent(/Undid: Tag location/u);
  await expect
    .poll(() => document.title)
    .toBe('Harbour bridge reopens after nine-month repair · Library');
});

test('undo and redo pressed before the act is answered come after it', async () => {
  const release = screen.workbench.hold('annotation:create');
  await selectWords('Port Alder');
  await press('l');
  await press('{Control>}z{/Control}');
  release();
  await expect.element(said()).toMatchTextContent(/Undid: Tag location/u);
  expect(quotes()).toEqual([]);
  const releaseUndo = screen.workbench.hold('history:redo');
  await press('{Control>}{Shift>}z{/Shift}{/Control}{Control>}z{/Control}');
  await press('{Control>}{Shift>}z{/Shift}{/Control}');
  releaseUndo();
  await expect.poll(quotes).toEqual(['location: Port Alder']);
  await expect.poll(() => marks.size).toBe(1);
});
