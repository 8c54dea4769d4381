// The editors of attributes and relations alone, over a tagset that is held here.

import axe from 'axe-core';
import { Tooltip } from 'radix-ui';
import { useState, type ReactElement } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { AttributeEditor } from '../../renderer/features/tagsets/AttributeEditor.tsx';
import { RelationEditor } from '../../renderer/features/tagsets/RelationEditor.tsx';
import { useTagsetEditor } from '../../renderer/state/tagset-editor.ts';
import '../../renderer/styles/index.css';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import { press } from './support/render-app.tsx';

let held: Tagset = factCheckingTagset;
/** What an editor changed last. */
const hold = (tagset: Tagset): void => {
  held = tagset;
};

function Attributes() {
  const [tagset, setTagset] = useState(factCheckingTagset);
  const [tag, ...others] = tagset.tags;
  if (tag === undefined) return null;
  return (
    <AttributeEditor
      tag={tag}
      onChange={(next) => {
        const changed = { ...tagset, tags: [next, ...others] };
        hold(changed);
        setTagset(changed);
      }}
    />
  );
}

function Relations() {
  const [tagset, setTagset] = useState(factCheckingTagset);
  return (
    <RelationEditor
      tagset={tagset}
      onChange={(next) => {
        hold(next);
        setTagset(next);
      }}
    />
  );
}

const attributes = () => held.tags[0]?.attributes ?? [];
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
const said = () => useTagsetEditor.getState().words;
const focused = () =>
  document.activeElement instanceof HTMLInputElement ? document.activeElement.value : null;

async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const show = (editors: ReactElement) => render(<Tooltip.Provider>{editors}</Tooltip.Provider>);

beforeEach(() => {
  hold(factCheckingTagset);
  document.documentElement.dataset['theme'] = 'light';
});

describe('attributes', () => {
  test('a new one gets an id from its first name and keeps it when it is renamed', async () => {
    const screen = await show(<Attributes />);
    await screen.getByRole('textbox', { name: 'New attribute' }).click();
    await press('Source quality{Enter}');
    await expect
      .poll(() => attributes().at(-1))
      .toMatchObject({ id: 'source-quality', type: 'text' });
    await screen.getByRole('textbox', { name: 'Attribute' }).last().fill('Reliability');
    await expect
      .poll(() => attributes().at(-1))
      .toMatchObject({ id: 'source-quality', label: 'Reliability' });
    await expect.element(screen.getByText('source-quality')).toBeVisible();
  });

  test('Alt with an arrow key moves one and the focus goes with it', async () => {
    const screen = await show(<Attributes />);
    await screen.getByRole('textbox', { name: 'Attribute' }).first().click();
    await press('{Alt>}{ArrowDown}{/Alt}');
    expect(idsOf(attributes())).toEqual(['verdict', 'checkability', 'topic']);
    expect([focused(), said()]).toEqual(['Checkability', 'Checkability: 2 of 3']);
    await press('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(idsOf(attributes())).toEqual(['checkability', 'verdict', 'topic']);
  });

  test('removing one moves the focus to the next and says that its values are asked about later', async () => {
    const screen = await show(<Attributes />);
    await screen.getByRole('button', { name: 'Remove Checkability', exact: true }).click();
    expect(idsOf(attributes())).toEqual(['verdict', 'topic']);
    expect(focused()).toBe('Verdict');
    expect(said()).toContain('is asked when you save');
  });

  test('another kind says that values may not fit; trying it loses no options', async () => {
    const screen = await show(<Attributes />);
    const kind = screen.getByRole('combobox', { name: 'Value' }).first();
    await kind.selectOptions('Text');
    expect(attributes()[0]).not.toHaveProperty('options');
    await expect.element(screen.getByText(/Values that do not fit/u)).toBeVisible();
    await kind.selectOptions('Several options');
    expect(attributes()[0]?.options).toHaveLength(4);
    await kind.selectOptions('One option');
    await expect.poll(() => screen.getByText(/Values that do not fit/u).query()).toBeNull();
  });

  test('it can be made required', async () => {
    const screen = await show(<Attributes />);
    await screen.getByRole('checkbox', { name: 'Required' }).nth(1).click();
    expect(attributes().map(({ required }) => required)).toEqual([false, true, false]);
  });
});

describe('options', () => {
  async function openOptions() {
    const screen = await show(<Attributes />);
    await screen.getByText(/^5 options/u).click();
    return screen.getByRole('group', { name: 'Options of Verdict' });
  }
  const options = () => attributes()[1]?.options ?? [];

  test('several are added one after another by Enter, without ids that are there already', async () => {
    const group = await openOptions();
    await group.getByRole('textbox', { name: 'New option' }).click();
    await press('Satire{Enter}Refuted{Enter}');
    expect(idsOf(options()).slice(-2)).toEqual(['satire', 'refuted-2']);
  });

  test('they are renamed, moved and removed, each keeping its id', async () => {
    const group = await openOptions();
    await group.getByRole('textbox', { name: 'Option 3' }).fill('False');
    await press('{Alt>}{ArrowUp}{/Alt}');
    expect(
      options()
        .slice(0, 3)
        .map(({ label }) => label),
    ).toEqual(['Unchecked', 'False', 'Supported']);
    // The attribute stays where it is.
    expect(idsOf(attributes())[1]).toBe('verdict');
    expect(focused()).toBe('False');
    await group.getByRole('button', { name: 'Remove False' }).click();
    expect(idsOf(options())).toEqual(['unchecked', 'supported', 'misleading', 'unproven']);
    expect(focused()).toBe('Supported');
  });

  test('an attribute that becomes a choice asks for its first option and stays open', async () => {
    const screen = await show(<Attributes />);
    await screen.getByRole('combobox', { name: 'Value' }).last().selectOptions('One option');
    const group = screen.getByRole('group', { name: 'Options of Topic' });
    await group.getByRole('textbox', { name: 'New option' }).click();
    await press('Health{Enter}Economy{Enter}');
    expect(attributes()[2]?.options).toHaveLength(2);
    await expect.element(group.getByRole('textbox', { name: 'Option 2' })).toBeVisible();
  });
});

describe('relations', () => {
  const relation = (id: string) => held.relations.find((one) => one.id === id);

  test('a new one goes between all tags until its ends are chosen', async () => {
    const screen = await show(<Relations />);
    await screen.getByRole('textbox', { name: 'New relation' }).click();
    await press('denied by{Enter}');
    expect(relation('denied-by')?.to).toHaveLength(4);
    const row = screen.getByRole('listitem').last();
    for (const tag of ['Claim', 'Location', 'Quote']) {
      await row.getByRole('group', { name: 'To' }).getByRole('button', { name: tag }).click();
    }
    expect(relation('denied-by')?.to).toEqual(['actor']);
    await row.getByRole('group', { name: 'To' }).getByRole('button', { name: 'Actor' }).click();
    await expect.element(row.getByText('Choose at least one tag.')).toBeVisible();
  });

  test('its rules are set and taken away', async () => {
    const screen = await show(<Relations />);
    const row = screen.getByRole('listitem').first();
    const rule = row.getByRole('checkbox', { name: 'Never leads back to where it began' });
    const before = held.relations[0];
    await rule.click();
    expect(held.relations[0]?.rules?.acyclic).toBe(true);
    await rule.click();
    expect(held.relations[0]).toEqual(before);
  });

  test('removing one moves the focus to the next', async () => {
    const screen = await show(<Relations />);
    const [first, second] = factCheckingTagset.relations;
    await screen.getByRole('button', { name: `Remove ${first?.label ?? ''}`, exact: true }).click();
    expect(held.relations).toHaveLength(factCheckingTagset.relations.length - 1);
    expect(focused()).toBe(second?.label);
  });
});

test.each(['light', 'dark'])('both editors have no serious finding (%s)', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  const screen = await show(
    <>
      <Attributes />
      <Relations />
    </>,
  );
  await screen.getByText(/^5 options/u).click();
  expect(await findings()).toEqual([]);
});
