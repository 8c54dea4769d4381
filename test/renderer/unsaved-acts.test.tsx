import { beforeEach, describe, expect, test, vi } from 'vitest';
import { marks } from '../../renderer/state/marks.ts';
import { unsavedActs } from '../../renderer/state/unsaved-acts.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge, hospital } from './support/articles.ts';
import { press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';
import { backups, damaged, diskFull, salvage } from './support/safety-samples.ts';

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [{ ...bridge, marks: [] }, hospital], backups });
});

const status = () => screen.getByRole('contentinfo');
const count = (acts: number) =>
  status().getByRole('button', { name: `Not saved: ${acts} ${acts === 1 ? 'act' : 'acts'}` });
const dialog = () => screen.getByRole('dialog');
const tags = () => marks.ordered().map(({ tag }) => tag);
const saved = () => [...screen.workbench.annotations.values()];
const asked = (pattern: RegExp) => screen.workbench.called.filter((name) => pattern.test(name));

/** The disk stays full for this channel until the answer is called. */
function fill(channel: Parameters<typeof screen.workbench.failNext>[0]): () => void {
  let full = true;
  const { calls } = screen.workbench;
  const own = calls[channel] as (input: unknown) => Promise<unknown>;
  Object.assign(calls, {
    [channel]: (input: unknown) => {
      if (full) screen.workbench.failNext(channel, diskFull());
      return own(input);
    },
  });
  return () => {
    full = false;
  };
}

async function tagWords(words: string, key: string): Promise<void> {
  await selectWords(words);
  await press(key);
}

describe('an act that the disk does not take', () => {
  test('stays in the text and the list as not saved, and is saved when it is tried again', async () => {
    const free = fill('annotation:create');
    await tagWords('Port Alder', 'l');
    await expect.element(count(1)).toBeVisible();
    expect(tags()).toEqual(['location']);
    await expect.element(screen.getByText('Not saved. Retry or discard…')).toBeVisible();
    await expect
      .poll(() => [...CSS.highlights.keys()].filter((key) => key.endsWith('unsaved')))
      .toHaveLength(1);
    expect(saved()).toEqual([]);

    await status().getByRole('button', { name: 'Retry all' }).click();
    await expect.element(status()).toMatchTextContent(/Still not saved: 1 act/u);
    free();
    await status().getByRole('button', { name: 'Retry all' }).click();
    await expect.element(status()).toMatchTextContent(/Saved to disk/u);
    expect(saved()).toMatchObject([{ tag: 'location' }]);
    expect(tags()).toEqual(['location']);
    expect([...CSS.highlights.keys()].filter((key) => key.endsWith('unsaved'))).toEqual([]);
    await expect.element(screen.getByText('Not saved. Retry or discard…')).not.toBeInTheDocument();
  });

  test('says once why and what to do, and no longer when it is saved', async () => {
    const free = fill('annotation:create');
    await tagWords('Port Alder', 'l');
    const messages = screen.getByRole('status', { name: 'Messages' });
    await expect.element(messages).toMatchTextContent(/is full.*Free some space on that disk/u);
    free();
    await messages.getByRole('button', { name: 'Retry all' }).click();
    await expect.element(messages).not.toMatchTextContent(/is full/u);
  });

  test('is said once only: the message goes when the list is opened, which says the same', async () => {
    fill('annotation:create');
    await tagWords('Port Alder', 'l');
    const messages = screen.getByRole('status', { name: 'Messages' });
    await expect.element(messages).toMatchTextContent(/is full/u);
    await count(1).click();
    await expect.element(dialog()).toMatchTextContent(/is full.*Free some space on that disk/u);
    await expect.element(messages).not.toMatchTextContent(/is full/u);
  });

  test('is followed by later acts on the same mark only after it is saved', async () => {
    const free = fill('annotation:create');
    await tagWords('Tomas Vell', 'l');
    await expect.element(count(1)).toBeVisible();
    await press('a');
    await expect.element(count(2)).toBeVisible();
    expect(tags()).toEqual(['actor']);
    expect(asked(/retag/u)).toEqual([]);
    free();
    await status().getByRole('button', { name: 'Retry all' }).click();
    await expect.element(status()).toMatchTextContent(/Saved to disk/u);
    expect(saved()).toMatchObject([{ tag: 'actor' }]);
    expect(asked(/retag/u)).toHaveLength(1);
  });

  test('does not stop acts on something else, which bring it along once the disk takes acts again', async () => {
    screen.workbench.failNext('annotation:create', diskFull());
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    await tagWords('Port Alder', 'l');
    await expect.element(status()).toMatchTextContent(/Saved to disk/u);
    expect(
      saved()
        .map((mark) => mark.tag)
        .toSorted(),
    ).toEqual(['actor', 'location']);
  });

  test('keeps undo from undoing what was done before it', async () => {
    await tagWords('Port Alder', 'l');
    await expect.poll(() => saved().length).toBe(1);
    fill('annotation:create');
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    await press('{Control>}z{/Control}');
    await expect
      .element(screen.getByRole('status', { name: 'Messages' }))
      .toMatchTextContent(/1 act before this one is not saved/u);
    expect(asked(/history:undo/u)).toEqual([]);
    expect(tags().toSorted()).toEqual(['actor', 'location']);
  });

  test('is undone like any other once the disk takes it', async () => {
    screen.workbench.failNext('annotation:create', diskFull());
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    await press('{Control>}z{/Control}');
    await expect.poll(tags).toEqual([]);
    expect(saved()).toEqual([]);
    expect(asked(/annotation:create|history:undo/u)).toEqual([
      'annotation:create',
      'annotation:create',
      'history:undo',
    ]);
  });

  test('is discarded only when asked twice, with the later acts on what it made', async () => {
    fill('annotation:create');
    await tagWords('Tomas Vell', 'l');
    await expect.element(count(1)).toBeVisible();
    await press('a');
    await count(2).click();
    await dialog().getByRole('button', { name: 'Discard…' }).first().click();
    await expect.element(dialog().getByText(/1 later act on it goes along/u)).toBeVisible();
    await dialog().getByRole('button', { name: 'Keep' }).click();
    expect(tags()).toEqual(['actor']);
    await dialog().getByRole('button', { name: 'Discard…' }).first().click();
    await dialog().getByRole('button', { name: 'Discard', exact: true }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.poll(tags).toEqual([]);
    expect(unsavedActs()).toEqual([]);
  });

  test('can be copied, as text and as JSON', async () => {
    fill('annotation:create');
    await tagWords('Tomas Vell', 'a');
    await count(1).click();
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      written.push(text);
      return Promise.resolve();
    });
    await dialog().getByRole('button', { name: 'Copy as text' }).click();
    await dialog().getByRole('button', { name: 'Copy as JSON' }).click();
    await expect.poll(() => written.length).toBe(2);
    expect(written[0]).toMatch(/Actor added: “Tomas Vell”/u);
    const start = bridge.text.indexOf('Tomas Vell');
    expect(JSON.parse(written[1] ?? '')).toMatchObject([
      {
        act: 'annotation:create',
        tag: 'actor',
        segments: [{ startUtf16: start, endUtf16: start + 10 }],
        articleTitle: 'Harbour bridge reopens after nine-month repair',
      },
    ]);
    vi.restoreAllMocks();
  });

  test('is never sent to another text than the one it was made on', async () => {
    const free = fill('annotation:create');
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    free();
    const { store } = screen.workbench;
    const [first] = await Promise.resolve([...store.articles.values()]);
    if (first === undefined) throw new Error('there is no article');
    store.articles.set(first.id, { ...first, text: `New line. ${first.text}` });
    await count(1).click();
    await dialog().getByRole('button', { name: 'Retry all' }).click();
    await expect.element(dialog().getByText(/has another text by now/u)).toBeVisible();
    expect(saved()).toEqual([]);
    expect(unsavedActs()).toHaveLength(1);
  });

  test('what is wrong in itself is refused and not kept', async () => {
    screen.workbench.failNext(
      'annotation:create',
      new AppError('invalid-input', 'The tag is not known.', { remedy: 'Choose another.' }),
    );
    await tagWords('Tomas Vell', 'a');
    await expect.poll(tags).toEqual([]);
    expect(unsavedActs()).toEqual([]);
  });
});

describe('leaving with acts that are not saved', () => {
  test('another article is opened after a question, and the act is shown again on the way back', async () => {
    fill('annotation:create');
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    await press('{Alt>}{ArrowDown}{/Alt}');
    await expect
      .element(dialog().getByRole('heading', { name: /^Leave the article/u }))
      .toBeVisible();
    await dialog().getByRole('button', { name: 'Stay' }).click();
    expect(document.title).toMatch(/^Harbour bridge/u);
    await press('{Alt>}{ArrowDown}{/Alt}');
    await dialog().getByRole('button', { name: 'Leave; keep them listed' }).click();
    await expect.poll(() => document.title).toMatch(/^Minister/u);
    await expect.element(count(1)).toBeVisible();
    await press('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(() => document.title).toMatch(/^Harbour bridge/u);
    await expect.poll(tags).toEqual(['actor']);
  });

  test('the window does not close, and closes after the acts are saved', async () => {
    const close = vi.spyOn(window, 'close').mockReturnValue(undefined);
    const before = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(before);
    expect(before.defaultPrevented).toBe(false);

    const free = fill('annotation:create');
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
    await expect
      .element(dialog().getByRole('heading', { name: /^Close with acts/u }))
      .toBeVisible();
    expect(close).not.toHaveBeenCalled();
    free();
    await dialog().getByRole('button', { name: 'Retry all' }).click();
    await expect.poll(() => close.mock.calls.length).toBe(1);
    expect(saved()).toMatchObject([{ tag: 'actor' }]);
    close.mockRestore();
  });

  test('another workspace is opened only after a question', async () => {
    fill('annotation:create');
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    await press('{Control>}{Shift>}o{/Shift}{/Control}');
    await expect
      .element(dialog().getByRole('heading', { name: /^Leave the workspace/u }))
      .toBeVisible();
    expect(asked(/open-workspace/u)).toEqual([]);
    await dialog().getByRole('button', { name: 'Discard them and go on' }).click();
    await expect.poll(() => asked(/open-workspace/u)).toHaveLength(1);
    expect(unsavedActs()).toEqual([]);
  });
});

describe('damage found at work', () => {
  beforeEach(async () => {
    await selectWords('Port Alder');
    screen.workbench.emit('workspace:damaged', damaged);
  });
  const banner = () => screen.getByRole('alert', { name: 'Damaged workspace' });

  test('is said over the reader, whose text stays readable, with both ways on', async () => {
    await expect.element(banner()).toMatchTextContent(/nothing more is saved in it/u);
    await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
    await banner().getByRole('button', { name: 'Restore a backup…' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Backups' })).toBeVisible();
    await press('{Escape}');
    await banner().getByRole('button', { name: 'Repair…' }).click();
    await expect.element(dialog().getByRole('button', { name: 'Repair' })).toBeVisible();
  });

  test('of an article is said in its place, without a try that cannot help', async () => {
    screen.workbench.failNext('article:open', AppError.from(damaged));
    await press('{Alt>}{ArrowDown}{/Alt}');
    await expect
      .element(screen.getByRole('heading', { name: 'This article is not shown' }))
      .toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' }).elements()).toEqual([]);
    await expect.element(banner()).toBeVisible();
  });

  test('keeps acts until the workspace is repaired, and saves them in it', async () => {
    screen.workbench.failNext('annotation:create', AppError.from(damaged));
    await tagWords('Tomas Vell', 'a');
    await expect.element(count(1)).toBeVisible();
    const { calls } = screen.workbench;
    const repair = calls['workspace:repair'];
    Object.assign(calls, {
      'workspace:repair': async () => {
        const answer = await repair(undefined);
        return answer.ok ? { ...answer, value: { ...answer.value, report: salvage } } : answer;
      },
    });
    await banner().getByRole('button', { name: 'Repair…' }).click();
    await dialog().getByRole('button', { name: 'Repair' }).click();
    const report = screen.getByRole('dialog', { name: 'What was saved' });
    await expect
      .element(report.getByText('1 act made since then waits to be saved.'))
      .toBeVisible();
    await expect.element(banner()).not.toBeInTheDocument();
    await report.getByRole('button', { name: 'Save it now' }).click();
    await expect.element(report.getByText(/waits to be saved/u)).not.toBeInTheDocument();
    await press('{Escape}');
    await expect.element(report).not.toBeInTheDocument();
    await expect.poll(tags).toEqual(['actor']);
    await expect.element(status()).toMatchTextContent(/Saved to disk/u);
    expect(saved()).toMatchObject([{ tag: 'actor' }]);
  });
});
