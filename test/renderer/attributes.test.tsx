// What is said about marks, as the page alone shows it: when saving fails, when the tagset lacks a tag, and to axe.

import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import type { TagId } from '../../shared/domain/ids.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { FakeArticle } from './support/fake-types.ts';
import { press, renderApp } from './support/render-app.tsx';

const options = ['Unchecked', 'Supported', 'Refuted'].map((label) => ({
  id: label.toLowerCase(),
  label,
}));

const tagset: Tagset = {
  id: 'attributes',
  name: 'Attributes',
  version: 1,
  relations: [],
  tags: [
    {
      id: 'claim' as TagId,
      label: 'Claim',
      color: '#b23c17',
      shortcut: 'c',
      description: null,
      attributes: [
        { id: 'verdict', label: 'Verdict', type: 'choice', options, required: true },
        { id: 'topics', label: 'Topics', type: 'choices', options, required: false },
        { id: 'topic', label: 'Topic', type: 'text', required: false },
        { id: 'sum', label: 'Sum', type: 'number', required: false },
        { id: 'on', label: 'On', type: 'date', required: false },
        { id: 'sure', label: 'Sure', type: 'boolean', required: false },
      ],
    },
  ],
};

const article: FakeArticle = {
  text: `Bridge reopens

The repairs cost $41 million. The mayor said so at Port Alder.
`,
  marks: [
    { tag: 'claim', quote: 'cost $41 million', note: '# Sources\n\n- **Budget**\n- `annex`' },
    { tag: 'rumour', quote: 'The mayor said so' },
  ],
};

async function open(theme: 'light' | 'dark' = 'light') {
  const orphans = [{ tag: 'claim', quote: 'words that are gone' }];
  const screen = await renderApp({ articles: [article], tagset, orphans, settings: { theme } });
  const card = screen.getByRole('region', { name: 'Selected mark' });
  const row = (words: RegExp) =>
    screen.getByRole('list', { name: /Marks/u }).getByRole('button', { name: words });
  return { screen, card, row };
}

const full = new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' });

describe('a value', () => {
  test('shows at once and goes back when it is refused', async () => {
    const { screen, card, row } = await open();
    await row(/cost \$41 million/u).click();
    const refuted = card.getByRole('radiogroup', { name: 'Verdict' }).getByRole('radio', {
      name: 'Refuted',
    });
    await expect.element(refuted).toBeEnabled();
    const release = screen.workbench.hold('annotation:set-attributes');
    screen.workbench.failNext(
      'annotation:set-attributes',
      new AppError('not-found', 'The mark is not there.', { remedy: 'Open the article again.' }),
    );
    await refuted.click();
    await expect.element(refuted).toHaveAttribute('aria-checked', 'true');
    release();
    await expect.element(refuted).toHaveAttribute('aria-checked', 'false');
    await refuted.click();
    await expect.element(refuted).toHaveAttribute('aria-checked', 'true');
  });

  test('that was typed and could not be saved stays in its field and is tried again', async () => {
    const { screen, card, row } = await open();
    await row(/cost \$41 million/u).click();
    const topic = card.getByRole('combobox', { name: 'Topic' });
    await expect.element(topic).toBeEnabled();
    screen.workbench.failNext('annotation:set-attributes', full);
    await topic.fill('Roads');
    await press('{Enter}');
    await expect.element(screen.getByRole('button', { name: 'Not saved: 1 act' })).toBeVisible();
    await expect.element(topic).toHaveValue('Roads');
    await press('{Enter}');
    const saved = () => screen.workbench.annotations.get('mark-1-1' as never)?.attributes;
    await expect.poll(saved).toEqual({ topic: 'Roads' });
  });

  test('a day is spelled out while it is typed', async () => {
    const { card, row } = await open();
    await row(/cost \$41 million/u).click();
    await card.getByRole('textbox', { name: 'On' }).fill('2023-04-01');
    await expect.element(card.getByText('Apr 1, 2023')).toBeVisible();
  });
});

test('a mark whose tag the tagset lacks is shown by the tag’s id, filtered by it and retagged', async () => {
  const { screen, card, row } = await open();
  await expect.element(screen.getByRole('button', { name: 'rumour: 1 mark' })).toBeVisible();
  await row(/The mayor said so/u).click();
  const tag = card.getByRole('combobox', { name: 'Tag' });
  await expect.element(tag).toHaveValue('rumour');
  await tag.selectOptions('Claim');
  await expect.element(card.getByRole('radiogroup', { name: 'Verdict' })).toBeVisible();
});

describe.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', (theme) => {
  async function findings(): Promise<string[]> {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }

  test('in the fields of a mark, with something wrong, offered and chosen', async () => {
    const { card, row } = await open(theme);
    await row(/cost \$41 million/u).click();
    await card.getByRole('radio', { name: 'Refuted' }).click();
    await card.getByRole('textbox', { name: 'Sum' }).fill('many');
    await press('{Enter}');
    await expect.element(card.getByText(/is not a number/u)).toBeVisible();
    await card.getByRole('combobox', { name: 'Topic' }).fill('cost');
    await expect.element(card.getByRole('option', { name: 'cost $41 million' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('in the decision about a mark that lost its place', async () => {
    const { card, row } = await open(theme);
    await row(/words that are gone/u).click();
    await expect.element(card.getByText('It has no place in this text.')).toBeVisible();
    await card.getByRole('button', { name: 'Place it' }).click();
    expect(await findings()).toEqual([]);
  });
});
