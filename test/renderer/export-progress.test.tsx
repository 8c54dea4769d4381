import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge, hospital } from './support/articles.ts';
import { messages } from './support/at-the-library.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;
const dialog = () => screen.getByRole('dialog', { name: 'Export' });
const progress = { label: 'Writing dataset.jsonl', done: 1200, total: 5000 };
const cancelled = new AppError('cancelled', 'The export was stopped.', { remedy: 'Start again.' });

beforeEach(async () => {
  screen = await renderApp({ articles: [bridge, hospital] });
  await putCaret('Coastal');
});

/** Begins an export that is written until the answer is called. */
async function begin(): Promise<() => void> {
  const answer = screen.workbench.hold('dialog:export-dataset');
  await press('{Control>}e{/Control}');
  await expect.element(dialog()).toBeVisible();
  await press('{Enter}');
  await expect.poll(() => screen.workbench.called).toContain('dialog:export-dataset');
  screen.workbench.emit('export:progress', progress);
  return answer;
}

test('how far it is stands in the dialog, and nothing can be chosen meanwhile', async () => {
  const answer = await begin();
  await expect.element(dialog().getByText('1,200 of 5,000')).toBeVisible();
  await expect
    .element(dialog().getByRole('progressbar', { name: 'Export progress' }))
    .toHaveAttribute('value', '1200');
  await expect.element(dialog().getByRole('radio', { name: 'brat standoff' })).toBeDisabled();
  answer();
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(messages(screen)).toMatchTextContent(/Exported 10 marks/u);
});

test('Stop stops it; the dialog stays as it was chosen and says that nothing was written', async () => {
  screen.workbench.failNext('dialog:export-dataset', cancelled);
  const answer = await begin();
  await dialog().getByRole('button', { name: 'Stop' }).click();
  await expect.element(dialog().getByRole('button', { name: 'Stop' })).toBeDisabled();
  expect(screen.workbench.called.filter((channel) => channel === 'export:cancel').length).toBe(2);
  answer();
  await expect.element(dialog().getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect.element(dialog().getByText('Export stopped. Nothing was written.')).toBeVisible();
  await expect.element(messages(screen)).not.toMatchTextContent(/Exported/u);
});

test('a disk that is full is told in place, and the next try forgets it', async () => {
  const full = new AppError('disk-full', 'There is no room on the disk for dataset.jsonl.', {
    remedy: 'Free some space, or choose another disk.',
  });
  screen.workbench.failNext('dialog:export-dataset', full);
  const answer = await begin();
  answer();
  await expect.element(dialog().getByRole('alert')).toMatchTextContent(/no room on the disk/u);
  await expect.element(dialog().getByRole('alert')).toMatchTextContent(/choose another disk/u);
  const chosen = dialog().getByRole('radio', { name: 'Annotated article', exact: true });
  expect(document.activeElement).toBe(chosen.element());
  await dialog().getByRole('radio', { name: 'brat standoff' }).click();
  await expect.element(dialog().getByRole('alert')).not.toBeInTheDocument();
});

test('with the dialog closed it goes on beside everything else, and can still be stopped', async () => {
  const answer = await begin();
  await dialog().getByRole('button', { name: 'Go on in the background' }).click();
  const card = screen.getByRole('region', { name: 'Export' });
  await expect.element(card.getByText('1,200 of 5,000')).toBeVisible();
  const cancels = () =>
    screen.workbench.called.filter((channel) => channel === 'export:cancel').length;
  expect(cancels()).toBe(1);
  await card.getByRole('button', { name: 'Stop' }).click();
  expect(cancels()).toBe(2);
  answer();
  await expect.element(card).not.toBeInTheDocument();
});

test('opened again while one is written, the dialog shows that one', async () => {
  const answer = await begin();
  await press('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  await press('{Control>}e{/Control}');
  await expect.element(dialog().getByText('1,200 of 5,000')).toBeVisible();
  await expect.element(dialog().getByRole('button', { name: 'Stop' })).toBeVisible();
  answer();
});
