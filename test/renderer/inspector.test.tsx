import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AnnotationId, AnnotatorId } from '../../shared/domain/ids.ts';
import { marks } from '../../renderer/state/marks.ts';
import { bridge, hospital } from './support/articles.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { press, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [bridge, hospital] });
});

const list = () => screen.getByRole('list', { name: 'Marks in text order' });
const card = () => screen.getByRole('region', { name: 'Selected mark' });
const note = () => card().getByRole('textbox', { name: 'Note' });
const claim = () => list().getByRole('button', { name: /cost \$41 million/ });
const claimId = 'mark-1-2' as AnnotationId;
const savedNote = () => screen.workbench.annotations.get(claimId)?.note;

test('marks are listed in text order with what they are nested in', async () => {
  await expect.element(claim()).toBeVisible();
  const names = list()
    .getByRole('listitem')
    .elements()
    .map((row) => row.textContent);
  expect(names[0]).toContain('Harbour Bridge');
  expect(names.findIndex((name) => name.includes('east spaninside a claim'))).toBe(6);
});

test('a chip per tag filters the list and shows its count', async () => {
  const actors = screen.getByRole('button', { name: 'Actor: 3 marks' });
  await actors.click();
  await expect.element(actors).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(3);
  await screen.getByRole('button', { name: 'Location: 3 marks' }).click();
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(6);
});

test('a click opens the mark in place with its tag, note and who made it when', async () => {
  await claim().click();
  await expect.element(card().getByRole('combobox', { name: 'Tag' })).toHaveValue('claim');
  await expect.element(note()).toHaveValue(bridge.marks?.[1]?.note ?? '');
  await expect.element(card().getByText(/by Ana Ruiz/)).toBeVisible();
});

test('Enter goes to the passage and puts the caret there', async () => {
  await expect.element(claim()).toBeVisible();
  (claim().element() as HTMLElement).focus();
  await press('{Enter}');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  await expect.element(card()).toBeVisible();
});

test('another tag chosen in the card is saved', async () => {
  await claim().click();
  await userEvent.selectOptions(card().getByRole('combobox', { name: 'Tag' }), 'Quote');
  await expect.poll(() => screen.workbench.annotations.get(claimId)?.tag).toBe('quote');
});

test('a note is saved by itself after a pause', async () => {
  await claim().click();
  await note().fill('Ask the office again');
  await expect.poll(savedNote, { timeout: 4000 }).toBe('Ask the office again');
});

test('a note is saved on leaving the field, and n brings the caret back to it', async () => {
  await claim().click();
  await note().fill('Ask twice');
  await screen.getByText('Sourcebench', { exact: true }).click();
  await press('{F6}');
  await expect.poll(savedNote).toBe('Ask twice');
  await claim().click();
  await press('n');
  await expect.element(note()).toHaveFocus();
});

test('nothing typed is lost when another article is opened or the window closes', async () => {
  await claim().click();
  await note().fill('Typed just before switching');
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(savedNote).toBe('Typed just before switching');
  await press('{Alt>}{ArrowUp}{/Alt}');
  await claim().click();
  await note().fill('Typed just before closing');
  window.dispatchEvent(new Event('pagehide'));
  await expect.poll(savedNote).toBe('Typed just before closing');
});

test('a note cannot be typed before what it holds has arrived', async () => {
  await expect.element(claim()).toBeVisible();
  const release = screen.workbench.hold('annotation:details');
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await press('{Alt>}{ArrowUp}{/Alt}');
  await claim().click();
  await expect.element(note()).toBeDisabled();
  release();
  await expect.element(note()).toBeEnabled();
  await expect.element(note()).toHaveValue(bridge.marks?.[1]?.note ?? '');
});

test('a note that could not be saved stays in its field and is saved with the next try', async () => {
  await claim().click();
  await expect.element(note()).toBeEnabled();
  const full = new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' });
  screen.workbench.failNext('annotation:set-note', full);
  await note().fill('Do not lose this');
  await expect.element(screen.getByRole('button', { name: 'Not saved: 1 act' })).toBeVisible();
  await expect.element(note()).toHaveValue('Do not lose this');
  await press('{Control>}{Enter}{/Control}');
  await expect.poll(savedNote).toBe('Do not lose this');
});

test('a note that could not be saved is there again when its mark is, and is tried again', async () => {
  await claim().click();
  await expect.element(note()).toBeEnabled();
  const full = new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' });
  screen.workbench.failNext('annotation:set-note', full);
  await note().fill('Typed before going on');
  await press('{Control>}{Enter}{/Control}');
  await expect.element(screen.getByRole('button', { name: 'Not saved: 1 act' })).toBeVisible();
  await screen.getByRole('tab', { name: 'Article' }).click();
  await screen.getByRole('tab', { name: /^Marks/u }).click();
  await claim().click();
  await expect.element(note()).toHaveValue('Typed before going on');
  await note().click();
  await press('{Control>}{Enter}{/Control}');
  await expect.poll(savedNote).toBe('Typed before going on');
});

test('an export holds what was typed just before', async () => {
  await claim().click();
  await note().fill('Typed just before exporting');
  const saved = screen.workbench.hold('annotation:set-note');
  await press('{Control>}e{/Control}');
  await expect.element(screen.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await press('{Enter}');
  await new Promise((done) => setTimeout(done, 50));
  expect(screen.workbench.called).not.toContain('dialog:export-dataset');
  saved();
  await expect.poll(() => screen.workbench.called).toContain('dialog:export-dataset');
  expect(savedNote()).toBe('Typed just before exporting');
});

test('undo saves what is being typed first, so that it is what is undone', async () => {
  const before = savedNote();
  await claim().click();
  await userEvent.selectOptions(card().getByRole('combobox', { name: 'Tag' }), 'Quote');
  await expect.poll(() => screen.workbench.annotations.get(claimId)?.tag).toBe('quote');
  await note().fill('Typed just before undoing');
  // Pressed as assistive technology does it: the focus, and with it the typing, stays in the field.
  screen
    .getByRole('button', { name: 'Undo' })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect
    .element(screen.getByRole('status', { name: 'Last act' }))
    .toMatchTextContent(/Undid: Edit note/u);
  expect(savedNote()).toBe(before);
  expect(screen.workbench.annotations.get(claimId)?.tag).toBe('quote');
});

test('a headline typed just before the window closes is saved', async () => {
  await screen.getByRole('tab', { name: 'Article' }).click();
  await screen.getByRole('textbox', { name: 'Headline' }).fill('Bridge closed again');
  window.dispatchEvent(new Event('pagehide'));
  await expect.poll(() => document.title).toBe('Bridge closed again · Library');
});

test('an emptied note is removed', async () => {
  await claim().click();
  await note().fill('');
  await press('{Control>}{Enter}{/Control}');
  await expect.poll(savedNote).toBeNull();
  await expect.poll(() => marks.get(claimId)?.hasNote).toBe(false);
});

test('the mark is deleted from its card', async () => {
  await claim().click();
  await card().getByRole('button', { name: 'Delete the mark' }).click();
  await expect.poll(() => marks.size).toBe(9);
  await expect.element(card()).not.toBeInTheDocument();
});

test('the headline is corrected in the article tab and shows everywhere', async () => {
  await screen.getByRole('tab', { name: 'Article' }).click();
  await screen.getByRole('textbox', { name: 'Headline' }).fill('Bridge open again');
  await press('{Enter}');
  await expect.poll(() => document.title).toBe('Bridge open again · Library');
  await expect
    .element(screen.getByRole('navigation', { name: 'Library' }))
    .toMatchTextContent(/Bridge open again/u);
});

test('an empty headline is refused in place and Escape brings the old one back', async () => {
  await screen.getByRole('tab', { name: 'Article' }).click();
  const headline = screen.getByRole('textbox', { name: 'Headline' });
  await headline.fill(' ');
  await press('{Enter}');
  await expect.element(screen.getByText(/A headline is needed/)).toBeVisible();
  expect(screen.workbench.called).not.toContain('article:update');
  await press('{Escape}');
  await expect.element(headline).toHaveValue('Harbour bridge reopens after nine-month repair');
});

test('fifty thousand marks are listed by the rows that are seen only', async () => {
  const { ids, cells } = { ids: [] as AnnotationId[], cells: [] as number[] };
  for (let at = 0; at < 50_000; at += 1) {
    ids.push(`m${at}` as AnnotationId);
    cells.push(at % 800);
  }
  await expect.element(claim()).toBeVisible();
  marks.replaceAll(
    ids.map((id, at) => ({
      id,
      tag: 'claim' as never,
      segments: [{ startUtf16: cells[at] ?? 0, endUtf16: (cells[at] ?? 0) + 9 }],
      hasNote: false,
      state: 'exact',
    })),
  );
  await expect.element(screen.getByRole('tab', { name: /Marks 50.000/ })).toBeVisible();
  expect(list().getByRole('listitem').elements().length).toBeLessThan(60);
});

test('going to another article from a note leaves the focus in the text', async () => {
  await claim().click();
  await note().fill('Ask again');
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
});

test('who made a mark is said also when they had no mark yet as the article was opened', async () => {
  await screen.unmount();
  const bridgeId = 'mark-1-1' as AnnotationId;
  const noor = { id: 'annotator-2', name: 'Noor' };
  screen = await renderApp({ articles: [bridge, hospital], settings: { annotator: noor } });
  const own = screen.workbench.annotations.get(bridgeId);
  if (own === undefined) throw new Error('no mark to look at');
  screen.workbench.annotations.set(bridgeId, { ...own, annotator: noor.id as AnnotatorId });
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await press('{Alt>}{ArrowUp}{/Alt}');
  await list()
    .getByRole('button', { name: /Harbour Bridge/ })
    .click();
  await expect.element(card().getByText(/by Noor/)).toBeVisible();
});

test('a mark without a place shows the words it was made on and never a place in the text', async () => {
  await screen.unmount();
  screen = await renderApp({
    articles: [bridge],
    orphans: [{ tag: 'actor', quote: 'Governor Tomas Vel' }],
  });
  const orphan = list().getByRole('button', { name: /Governor Tomas Vel/ });
  await expect.element(orphan).toMatchTextContent(/has no place in this text/u);
  await orphan.click();
  await expect.element(card()).toMatchTextContent(/Governor Tomas Vel.*has no place in this text/u);
  await press('e');
  await expect
    .element(screen.getByRole('status', { name: 'Last act' }))
    .toMatchTextContent(/no place in this text/u);
  await press('{Delete}');
  await expect
    .element(screen.getByRole('status', { name: 'Last act' }))
    .toMatchTextContent(/Actor deleted: “Governor Tomas Vel”/u);
});
