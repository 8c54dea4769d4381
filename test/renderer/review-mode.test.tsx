import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useMessages } from '../../renderer/state/messages.ts';
import { reader } from '../../renderer/state/reader-handle.ts';
import { useReview } from '../../renderer/state/review-store.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge, hospital } from './support/articles.ts';
import { bridgeReview } from './support/bridge-review.ts';
import { nextTurn, press, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [bridge, hospital], reviews: bridgeReview });
  await mode('Review').click();
  await list().findElement();
});

const mode = (name: string) => screen.getByRole('button', { name, exact: true });
const list = () => screen.getByRole('list', { name: 'Differences in text order' });
const chosen = () => list().element().querySelector('[aria-current]')?.textContent ?? '';
const status = () => screen.getByText(/^Reviewing .+ · /u);
const said = () => useMessages.getState().line;
const asked = () => screen.workbench.asked.get('review:decide');
const decides = () => screen.workbench.called.filter((channel) => channel === 'review:decide');

test('review mode is offered for an article with a review and shows what differs', async () => {
  await expect
    .element(status())
    .toMatchTextContent('Reviewing jon.annotated.json · 0 of 10 decided');
  expect(chosen()).toContain('Boundary37 characters');
  expect(said()).toMatch(
    /Reviewing jon.annotated.json, 0 of 10 decided\. Boundary, 37 characters/u,
  );
  await expect.element(screen.getByRole('tab', { name: 'Agreed 3' })).toBeVisible();
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await expect.element(mode('Review')).not.toBeInTheDocument();
  await expect.element(mode('Annotate')).toHaveAttribute('aria-pressed', 'true');
});

test('a key decides the selected difference and goes on to the next that is open', async () => {
  await press('2');
  await expect.poll(asked).toMatchObject({ items: [{ decision: 'accept-theirs' }], reason: null });
  await expect.poll(chosen).toMatch(/^Tag/u);
  expect(said()).toMatch(/^Took Jon’s\. 1 of 10 decided\. Tag\. You: Actor/u);
  await expect.element(status()).toMatchTextContent('1 of 10 decided');
  await press('0');
  await expect.poll(asked).toMatchObject({ items: [{ decision: 'reject-both' }] });
  await expect.element(list().getByText('took neither')).toBeVisible();
});

test('the keys work while the text has the focus, and not while a field has it', async () => {
  reader.current?.focus();
  await press('j');
  await expect.poll(chosen).toMatch(/^Tag/u);
  await press('k');
  await expect.poll(chosen).toMatch(/^Boundary37/u);
  await press('1');
  await expect.poll(asked).toMatchObject({ items: [{ decision: 'keep-mine' }] });
  await press('r');
  await expect.element(screen.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
  await press('j2');
  expect(decides()).toHaveLength(1);
  await expect.element(screen.getByRole('textbox', { name: 'Reason' })).toHaveValue('j2');
});

test('tagging keys say that this is review mode, and tag nothing', async () => {
  reader.current?.select({ startUtf16: 0, endUtf16: 7 });
  await press('c');
  expect(said()).toMatch(/^This is review mode/u);
  await nextTurn();
  expect(screen.workbench.called).not.toContain('annotation:create');
});

test('a reason is typed before deciding and goes with the decision', async () => {
  await press('r');
  await press('The budget says so{Enter}');
  await press('1');
  await expect.poll(asked).toMatchObject({ reason: 'The budget says so' });
  await press('k');
  await expect.element(list().getByText('The budget says so')).toBeVisible();
});

test('undo takes the decision back and shows what it was about', async () => {
  await press('2');
  await expect.element(status()).toMatchTextContent('1 of 10 decided');
  await press('{Control>}z{/Control}');
  await expect.element(status()).toMatchTextContent('0 of 10 decided');
  await expect.poll(chosen).toMatch(/^Boundary37/u);
  await press('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(status()).toMatchTextContent('1 of 10 decided');
});

test('a decision that was made is taken back by a key of its own', async () => {
  await press('1');
  await press('k');
  await press('{Delete}');
  await expect.poll(asked).toMatchObject({ items: [{ decision: null }] });
  await expect.element(status()).toMatchTextContent('0 of 10 decided');
});

test('what cannot be saved is not shown as decided, and why is said', async () => {
  const full = new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' });
  screen.workbench.failNext('review:decide', full);
  await press('1');
  await expect.element(screen.getByText('The disk is full.', { exact: true })).toBeVisible();
  await expect.element(status()).toMatchTextContent('0 of 10 decided');
  expect(screen.workbench.called.filter((name) => name === 'review:read')).toHaveLength(1);
});

test('a decision shows before it is saved', async () => {
  const release = screen.workbench.hold('review:decide');
  await press('1');
  await expect.element(status()).toMatchTextContent('1 of 10 decided');
  await press('1');
  await expect.element(status()).toMatchTextContent('2 of 10 decided');
  release();
  await expect.poll(() => decides().length).toBe(2);
  await expect.element(status()).toMatchTextContent('2 of 10 decided');
});

test('editing moves the edges by arrow keys and decides with Enter', async () => {
  await press('e');
  const form = screen.getByRole('group', { name: 'Edit', exact: true });
  await expect.element(form.getByRole('button', { name: /^End/u })).toHaveFocus();
  const before = useReview.getState().edit?.segments[0];
  await press('{Control>}{ArrowLeft}{/Control}');
  await userEvent.selectOptions(form.getByRole('combobox', { name: 'Tag' }), 'Quote');
  await form.getByRole('textbox', { name: 'Note' }).fill('Both are half right');
  await press('{Control>}{Enter}{/Control}');
  await expect.poll(asked).toMatchObject({
    items: [
      {
        decision: 'edit',
        edited: {
          tag: 'quote',
          note: 'Both are half right',
          segments: [{ startUtf16: before?.startUtf16, endUtf16: (before?.endUtf16 ?? 0) - 5 }],
        },
      },
    ],
  });
  await expect.element(list().getByText('edited', { exact: true })).toBeVisible();
});

test('Esc leaves an edit and decides nothing', async () => {
  await press('e');
  await press('{ArrowRight}1{Escape}');
  expect(useReview.getState().edit).toBeNull();
  expect(decides()).toHaveLength(0);
  await press('j');
  await expect.poll(chosen).toMatch(/^Tag/u);
});

test('the list is narrowed to what is open, and to kinds', async () => {
  await press('1');
  await screen.getByRole('button', { name: /^Open/u }).click();
  await expect.element(list().getByText('37 characters')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Filter differences' }).click();
  await screen.getByRole('menuitemcheckbox', { name: /^Attribute/u }).click();
  await press('{Escape}');
  await expect.poll(() => list().getByRole('listitem').elements().length).toBe(1);
  await expect.element(list().getByText('Refuted')).toBeVisible();
  await list().getByText('Refuted').click();
  await press('2');
  await expect.element(screen.getByText('No difference fits the filter.')).toBeVisible();
  await screen.getByRole('button', { name: 'Show all differences' }).click();
  await expect.element(list().getByText('kept yours')).toBeVisible();
});

test('all shown are decided at once after a look at what would happen', async () => {
  await press('2');
  await press('{Shift>}a{/Shift}');
  const dialog = screen.getByRole('dialog', { name: 'Decide all shown' });
  await dialog.getByRole('radio', { name: 'Take Jon’s' }).click();
  const preview = dialog.getByRole('region', { name: 'What would happen' });
  await expect.element(preview).toMatchTextContent(/7 take Jon’s · 2 reject yours/u);
  await expect.element(dialog.getByText('1 decision made before stay.')).toBeVisible();
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Kind' }), 'Only Jon’s');
  await dialog.getByRole('button', { name: 'Decide 3' }).click();
  await expect.element(status()).toMatchTextContent('4 of 10 decided');
  expect(decides()).toHaveLength(2);
  await press('{Control>}z{/Control}');
  await expect.element(status()).toMatchTextContent('1 of 10 decided');
});

test('a finished review says so, takes no decision, and can be reopened', async () => {
  const finish = () => screen.getByRole('button', { name: 'Finish review' });
  await expect.element(finish()).toBeDisabled();
  for (let at = 1; at <= 10; at += 1) {
    await press('1');
    await expect.element(status()).toMatchTextContent(`${at} of 10 decided`);
  }
  await finish().click();
  await expect.element(status()).toMatchTextContent('finished');
  const before = decides().length;
  await press('2');
  expect(said()).toMatch(/^This review is finished/u);
  expect(decides()).toHaveLength(before);
  await screen.getByRole('button', { name: 'Reopen' }).click();
  await expect.element(finish()).toBeEnabled();
});

test('what a review comes to is saved as files', async () => {
  await screen.getByRole('button', { name: 'Send back…' }).click();
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => screen.workbench.asked.get('dialog:save-review'))
    .toMatchObject({ what: 'review-file', encryption: null });
  await expect.element(screen.getByText(/Review file saved: \/home\/ana/u)).toBeVisible();
  await screen.getByRole('button', { name: 'Report…' }).click();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/^Report saved/u)).toBeVisible();
});

test('editing the text leaves the review, and marking comes back by key', async () => {
  await press('{Control>}{Shift>}d{/Shift}{/Control}');
  await expect.element(screen.getByRole('tab', { name: /^Marks/u })).toBeVisible();
  await press('{Control>}{Shift>}d{/Shift}{/Control}');
  await expect.element(list()).toBeVisible();
  await mode('Edit text').click();
  await expect.element(screen.getByRole('tab', { name: /^Marks/u })).toBeVisible();
  expect(useReview.getState().reviewId).toBeNull();
});

test('a reason is added to a decision that was made, and an edit is gone on with', async () => {
  await press('1');
  await press('k');
  await press('r');
  await press('Seen in the budget{Enter}');
  await expect
    .poll(asked)
    .toMatchObject({ items: [{ decision: 'keep-mine' }], reason: 'Seen in the budget' });
  await expect.element(list().getByText('Seen in the budget')).toBeVisible();
  await press('e');
  await press('{Control>}{ArrowLeft}{/Control}{Enter}');
  await expect.element(list().getByText('edited', { exact: true })).toBeVisible();
  const edited = asked() as { readonly items: readonly { readonly edited?: unknown }[] };
  await press('k');
  await press('e');
  await expect
    .poll(() => useReview.getState().edit?.segments)
    .toEqual((edited.items[0]?.edited as { segments: unknown } | undefined)?.segments);
});
