// The effects sheet alone: what it asks, what it refuses to do before it is answered, and what it then does.

import axe from 'axe-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { EffectsSheet } from '../../renderer/features/tagsets/EffectsSheet.tsx';
import type { EffectsChange } from '../../renderer/features/tagsets/effects-change.ts';
import { UseTagsetDialog } from '../../renderer/features/tagsets/UseTagsetDialog.tsx';
import { useMessages } from '../../renderer/state/messages.ts';
import '../../renderer/styles/index.css';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import { tagsetWorkbench, type PlainMark, type TagsetWorkbench } from './support/marked-tagset.ts';
import { press } from './support/render-app.tsx';

const claim = 'claim' as TagId;
const marks: readonly PlainMark[] = [
  { tag: claim, attributes: { verdict: 'refuted', topic: 'Traffic' } },
  { tag: claim, attributes: {} },
  { tag: 'actor' as TagId, attributes: {} },
];
const without = (...ids: string[]): Tagset => ({
  ...factCheckingTagset,
  tags: factCheckingTagset.tags.filter(({ id }) => !ids.includes(id)),
});
const renamed: Tagset = { ...factCheckingTagset, name: 'Desk' };
const saving = (tagset: Tagset, merges: Readonly<Record<string, string>> = {}): EffectsChange => ({
  kind: 'save',
  from: 'a'.repeat(64),
  old: factCheckingTagset,
  tagset,
  merges,
});

let workbench: TagsetWorkbench;
const onDone = vi.fn<() => void>();
const onCancel = vi.fn<() => void>();

beforeEach(() => {
  workbench = tagsetWorkbench(marks, factCheckingTagset);
  onDone.mockClear();
  onCancel.mockClear();
  document.documentElement.dataset['theme'] = 'light';
});

const show = (change: EffectsChange) =>
  render(<EffectsSheet change={change} onDone={onDone} onCancel={onCancel} />);

async function findings(): Promise<string[]> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe('saving', () => {
  test('marks of a removed tag are asked about with how many, and nothing is chosen for anybody', async () => {
    const screen = await show(saving(without('claim')));
    const where = screen.getByRole('combobox', { name: '2 marks in 2 articles: Claim' });
    await expect.element(where).toHaveFocus();
    await expect.element(where).toHaveValue('');
    await expect.element(where).toMatchTextContent(/Delete 2 marks/u);
    await expect.element(screen.getByRole('status')).toHaveTextContent('1 choice left.');
    await press('{Control>}{Enter}{/Control}');
    await screen.getByRole('button', { name: 'Save' }).click({ force: true });
    expect(workbench.done).toEqual([]);
  });

  test('values follow their marks: what has no place in the chosen tag is asked next, then all is done', async () => {
    const screen = await show(saving(without('claim')));
    await screen.getByRole('combobox', { name: /Claim$/u }).selectOptions('Change to Actor');
    const verdict = screen.getByRole('combobox', { name: /Verdict of Claim$/u });
    await verdict.selectOptions('Delete 1 value');
    await screen.getByRole('combobox', { name: /Topic of Claim$/u }).selectOptions('Move to Name');
    const does = screen.getByRole('region', { name: 'What it does' });
    await expect.element(does).toMatchTextContent(/2 marks in 2 articles: Claim → Actor/u);
    await expect
      .element(does)
      .toMatchTextContent(/1 value in 1 article: Topic of Claim → Name of Actor/u);
    await press('{Control>}{Enter}{/Control}');
    await expect.poll(() => onDone.mock.calls.length).toBe(1);
    expect(workbench.done).toMatchObject([
      {
        migration: {
          tags: { claim: 'actor' },
          attributes: { claim: { verdict: null, topic: 'name' } },
        },
      },
    ]);
    expect(useMessages.getState().line).toBe(
      'Tagset “Fact checking” changed: 2 marks, 2 values. Ctrl+Z undoes it.',
    );
  });

  test('a choice can be taken back, and what followed from it is asked anew', async () => {
    const screen = await show(saving(without('claim')));
    const where = screen.getByRole('combobox', { name: /articles: Claim$/u });
    await where.selectOptions('Change to Actor');
    await expect.element(screen.getByRole('combobox', { name: /Verdict/u })).toBeVisible();
    await where.selectOptions('Delete 2 marks');
    await expect.element(screen.getByText('2 marks in 2 articles deleted: Claim')).toBeVisible();
    expect(screen.getByRole('combobox', { name: /Verdict/u }).query()).toBeNull();
    await where.selectOptions('Choose…');
    await expect.element(screen.getByRole('status')).toHaveTextContent('1 choice left.');
  });

  test('marks of a merged tag go where it was merged into, without another question about them', async () => {
    const screen = await show(saving(without('claim'), { claim: 'location' }));
    await expect
      .element(screen.getByRole('combobox', { name: /Verdict of Claim$/u }))
      .toHaveFocus();
    expect(screen.getByRole('combobox', { name: /articles: Claim$/u }).query()).toBeNull();
    await expect.element(screen.getByText('2 marks in 2 articles: Claim → Location')).toBeVisible();
  });

  test('what no mark minds is saved with one Enter', async () => {
    await show(saving(renamed));
    await expect.poll(() => document.activeElement?.textContent).toMatch(/^Save/u);
    await press('{Enter}');
    await expect.poll(() => onDone.mock.calls.length).toBe(1);
  });

  test('what fails is said with what to do, and can be tried again', async () => {
    workbench.failNext = true;
    const screen = await show(saving(renamed));
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full\./u);
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('status')).toMatchTextContent(/^No mark changes\./u);
    workbench.failNext = true;
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/Make room\./u);
    expect([onDone.mock.calls.length, workbench.done.length]).toEqual([0, 0]);
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => onDone.mock.calls.length).toBe(1);
  });

  test('Esc leaves all as it is', async () => {
    const screen = await show(saving(without('claim')));
    await expect.element(screen.getByRole('combobox')).toHaveFocus();
    await press('{Escape}');
    expect([onCancel.mock.calls.length, workbench.done.length]).toEqual([1, 0]);
  });

  test.each(['light', 'dark'])('has no serious finding (%s)', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const screen = await show(saving(without('claim')));
    await screen.getByRole('combobox', { name: /Claim$/u }).selectOptions('Change to Actor');
    await expect.element(screen.getByRole('combobox', { name: /Verdict/u })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('using another tagset', () => {
  const press2: Tagset = { ...without('claim'), id: 'press', name: 'Press' };
  const entry = (tagset: Tagset, kept = true) => ({
    tagset,
    sha256: tagset.id.padEnd(64, '0'),
    articles: 0,
    marks: 0,
    kept,
    isDefault: tagset === factCheckingTagset,
  });
  const articleIds = ['one', 'two', 'three'] as unknown as ArticleId[];

  test('one of the kept tagsets is chosen by keyboard, then what it does is shown and done', async () => {
    const came = entry({ ...press2, id: 'came', name: 'Came with a file' }, false);
    workbench = tagsetWorkbench(marks, factCheckingTagset, [
      entry(factCheckingTagset),
      entry(press2),
      came,
    ]);
    const screen = await render(<UseTagsetDialog articleIds={articleIds} onClose={onDone} />);
    await expect.element(screen.getByRole('radio', { name: /Press/u })).toBeVisible();
    expect(screen.getByRole('radio').elements()).toHaveLength(2);
    expect(await findings()).toEqual([]);
    await screen.getByRole('radio', { name: /Press/u }).click();
    await press('{Enter}');
    const sheet = screen.getByRole('dialog', { name: 'Use “Press” for 3 articles' });
    await sheet.getByRole('combobox').selectOptions('Delete 2 marks');
    await sheet.getByRole('button', { name: 'Use it' }).click();
    await expect.poll(() => onDone.mock.calls.length).toBe(1);
    expect(workbench.done).toMatchObject([
      { articleIds, id: 'press', migration: { tags: { claim: null } } },
    ]);
  });

  test('Cancel goes back to the choice of tagsets', async () => {
    workbench = tagsetWorkbench(marks, factCheckingTagset, [entry(press2)]);
    const screen = await render(<UseTagsetDialog articleIds={articleIds} onClose={onDone} />);
    await screen.getByRole('radio', { name: /Press/u }).click();
    await screen.getByRole('button', { name: 'Continue…' }).click();
    await expect.element(screen.getByRole('combobox')).toBeVisible();
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByRole('radio', { name: /Press/u })).toBeChecked();
    expect(onDone).not.toHaveBeenCalled();
  });
});
