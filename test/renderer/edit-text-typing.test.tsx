// Typing, deleting, splitting and joining in the editor of the text: what is not touched keeps its very characters,
// and the marks stay on their words.

import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { mountEditor } from './support/edit-harness.ts';
import { documentOf, frames, markOn, press, spanOf } from './support/reader-harness.tsx';

const article = documentOf([
  { text: 'Bridge reopens', type: 'heading', role: 'headline', level: 1 },
  'The mayor said the bridge is safe.',
  'Two inspectors left in October.',
]);
const actor = markOn('actor', 'actor', spanOf(article, 'The mayor'));
const claim = markOn('claim', 'claim', spanOf(article, 'the bridge is safe'));

async function type(text: string): Promise<void> {
  await userEvent.keyboard(text);
  await frames();
}

test('a mark grows by what is typed inside it and not by what is typed at its edges', async () => {
  const editor = await mountEditor(article, [actor, claim]);
  expect(editor.painted()).toEqual(['The mayor', 'the bridge is safe']);
  await editor.at('the bridge', 'before');
  await type('that ');
  await editor.at('bridge is', 'behind');
  await type(' quite');
  await editor.at('quite safe', 'behind');
  await type(' now');
  expect(editor.text()).toBe(
    article.text.replace('the bridge is safe', 'that the bridge is quite safe now'),
  );
  expect(editor.painted()).toEqual(['The mayor', 'the bridge is quite safe']);
});

test('the end of a marked name that is mended stays in the mark', async () => {
  const editor = await mountEditor(article, [actor]);
  await editor.at('The mayor', 'behind');
  await press('Backspace');
  await press('Backspace');
  await type('ori');
  expect(editor.text()).toBe(article.text.replace('mayor', 'mayori'));
  expect(editor.painted()).toEqual(['The mayori']);
});

test('the letter typed beside the same letter is the one at the caret', async () => {
  const editor = await mountEditor(documentOf(['aa']), [
    markOn('claim', 'claim', { startUtf16: 1, endUtf16: 2 }),
  ]);
  editor.view.placeCaret(1 + 1);
  await frames();
  await type('a');
  expect(editor.painted()).toEqual(['a']);
  expect([...editor.view.edited().kept]).toEqual([0, 0, 2, 2, 3, 3]);
});

test('one changed character changes one character, whatever stands between the blocks', async () => {
  const odd = 'Head \n\n\n\nOne  paragraph.\n \nTwo.  \n\n';
  const base = documentOf([], {
    text: odd,
    blocks: [
      { startUtf16: 0, endUtf16: 4, type: 'heading', role: 'headline', level: 1 },
      { startUtf16: 9, endUtf16: 24, type: 'paragraph', role: 'body' },
      { startUtf16: 27, endUtf16: 31, type: 'paragraph', role: 'body' },
    ],
  });
  const editor = await mountEditor(base);
  await editor.at('paragraph', 'before');
  await type('x');
  expect(editor.text()).toBe(odd.replace('paragraph', 'xparagraph'));
  await press('Backspace');
  expect(editor.text()).toBe(odd);
  expect([...editor.view.edited().kept]).toEqual([0, 0, odd.length]);
});

test('Enter splits a paragraph in two of its kind, after a heading it begins body text', async () => {
  const editor = await mountEditor(article, [claim]);
  await editor.at('the bridge', 'behind');
  await press('Enter');
  expect(editor.text()).toBe(article.text.replace('the bridge is', 'the bridge\n\n is'));
  expect(editor.painted()).toEqual(['the bridge', ' is safe']);
  await editor.at('Bridge reopens', 'behind');
  await press('Enter');
  expect(editor.text()).toBe(article.text.replace('the bridge is', 'the bridge\n\n is'));
  await type('By Ana');
  expect(editor.text()).toBe(
    article.text
      .replace('the bridge is', 'the bridge\n\n is')
      .replace('reopens', 'reopens\n\nBy Ana'),
  );
  const kinds = editor.view.edited().blocks.map(({ type: kind, role }) => `${kind} ${role}`);
  expect(kinds).toEqual([
    'heading headline',
    'paragraph body',
    'paragraph body',
    'paragraph body',
    'paragraph body',
  ]);
});

test('Backspace at the start of a block and Delete at its end join it with its neighbour', async () => {
  const editor = await mountEditor(article, [claim]);
  await editor.at('Two inspectors', 'before');
  await press('Backspace');
  expect(editor.text()).toBe(article.text.replace('safe.\n\nTwo', 'safe.Two'));
  await type(' ');
  await editor.at('Bridge reopens', 'behind');
  await press('Delete');
  expect(editor.text()).toBe(
    article.text.replace('safe.\n\nTwo', 'safe. Two').replace('reopens\n\nThe', 'reopensThe'),
  );
  expect(editor.painted()).toEqual(['the bridge is safe']);
});

test('list items stay list items, joined by one line break, until Enter on an empty one', async () => {
  const text = 'One\nTwo\n\nEnd';
  const base = documentOf([], {
    text,
    blocks: [
      { startUtf16: 0, endUtf16: 3, type: 'list-item', role: 'body', level: 1 },
      { startUtf16: 4, endUtf16: 7, type: 'list-item', role: 'body', level: 1 },
      { startUtf16: 9, endUtf16: 12, type: 'paragraph', role: 'body' },
    ],
  });
  const editor = await mountEditor(base);
  await editor.at('Two');
  await press('Enter');
  await type('Three');
  expect(editor.text()).toBe('One\nTwo\nThree\n\nEnd');
  await press('Enter');
  await press('Enter');
  await type('Text');
  expect(editor.text()).toBe('One\nTwo\nThree\n\nText\n\nEnd');
});

test('what is selected across blocks goes, and undoing brings the very characters and marks back', async () => {
  const editor = await mountEditor(article, [actor, claim]);
  await editor.select('bridge is', 'Two inspectors');
  await press('Delete');
  expect(editor.text()).toBe(
    article.text.replace('bridge is safe.\n\nTwo inspectors left', ' left'),
  );
  // Too little of the claim is left to say that it is the same passage.
  expect(editor.painted()).toEqual(['The mayor']);
  expect(editor.view.lostMarks).toBe(1);
  await press('Control+z');
  expect(editor.text()).toBe(article.text);
  expect([...editor.view.edited().kept]).toEqual([0, 0, article.text.length]);
  expect(editor.painted()).toEqual(['The mayor', 'the bridge is safe']);
  await press('Control+Shift+z');
  expect(editor.painted()).toEqual(['The mayor']);
});

test('words typed in one go are undone in one go', async () => {
  const editor = await mountEditor(article);
  await editor.at('The mayor');
  await type(' of Arles');
  await press('Control+z');
  expect(editor.text()).toBe(article.text);
  expect(editor.view.canUndo).toBe(false);
});

test('pasted text comes in as plain canonical text, a blank line begins a block', async () => {
  const editor = await mountEditor(article);
  await editor.at('in October');
  await editor.paste(' 2022.\r\n\r\nNew\0 one\r\nsecond line \ud800');
  expect(editor.text()).toBe(
    article.text.replace('in October', 'in October 2022.\n\nNew\ufffd one\nsecond line \ufffd'),
  );
});

test('a whole emoji is typed, kept and deleted, and right-to-left text is edited as any other', async () => {
  const base = documentOf(['Fire 👩‍🚒 and 😀 here.', 'قال العمدة إن الجسر آمن.']);
  const editor = await mountEditor(base, [
    markOn('a', 'claim', spanOf(base, '😀')),
    markOn('b', 'actor', spanOf(base, 'العمدة')),
  ]);
  await editor.at('😀', 'behind');
  await cdp().send('Input.insertText', { text: '😁' });
  await frames();
  expect(editor.text()).toBe(base.text.replace('😀', '😀😁'));
  await press('Backspace');
  await editor.at('👩‍🚒');
  await press('Backspace');
  expect(editor.text().isWellFormed()).toBe(true);
  await editor.at('إن', 'before');
  await cdp().send('Input.insertText', { text: 'أمس ' });
  await frames();
  expect(editor.text()).toContain('قال العمدة أمس إن الجسر');
  expect(editor.painted()).toEqual(['😀', 'العمدة']);
});

test('an input method composes in place', async () => {
  const editor = await mountEditor(article, [claim]);
  await editor.at('The mayor');
  await cdp().send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await frames();
  expect(editor.text()).toContain('The mayorにほ said');
  await cdp().send('Input.insertText', { text: '日本' });
  await frames();
  expect(editor.text()).toBe(article.text.replace('The mayor', 'The mayor日本'));
  expect(editor.painted()).toEqual(['the bridge is safe']);
});

test('with everything deleted there is still a line to type on', async () => {
  const editor = await mountEditor(article, [claim]);
  await press('Control+a');
  await press('Delete');
  expect(editor.text().trim()).toBe('');
  expect(editor.painted()).toEqual([]);
  await type('New');
  expect(editor.text().trim()).toBe('New');
  await press('Control+z');
  await press('Control+z');
  expect(editor.text()).toBe(article.text);
  expect(editor.painted()).toEqual(['the bridge is safe']);
});

test('formatting stays on what it was on; what is typed inside takes it, at a link’s end it does not', async () => {
  const base = documentOf(['A bold word and a link here.'], {
    inlineMarks: [
      { startUtf16: 3, endUtf16: 7, type: 'bold' },
      { startUtf16: 19, endUtf16: 23, type: 'link', href: 'https://example.org/' },
    ],
  });
  const editor = await mountEditor(base);
  await editor.at('bo');
  await type('XX');
  await editor.at('link');
  await type('Y');
  const { text, marks } = editor.view.edited();
  const shown = marks.map(({ type: kind, startUtf16, endUtf16 }) => [
    kind,
    text.slice(startUtf16, endUtf16),
  ]);
  expect(shown).toEqual([
    ['bold', 'boXXld'],
    ['link', 'link'],
  ]);
});

test('a draft is gone on with: what was typed earlier is not of the base text', async () => {
  const first = await mountEditor(article, [claim]);
  await first.at('the bridge is');
  await type(' very');
  const draft = first.view.edited();
  const second = await mountEditor(article, [claim], draft);
  expect(second.painted()).toEqual(['the bridge is very safe']);
  await second.at('very');
  await type(' very');
  expect(second.text()).toBe(article.text.replace('is safe', 'is very very safe'));
  expect(second.painted()).toEqual(['the bridge is very very safe']);
});
