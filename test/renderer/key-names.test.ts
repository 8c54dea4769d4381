import { expect, test } from 'vitest';
import { keyCaps, keyName, type KeyPress } from '../../renderer/app/commands/key-names.ts';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...rest,
});

test.each([
  [press('c'), 'C'],
  [press('C'), 'C'],
  [press('C', { shiftKey: true }), 'Shift+C'],
  [press('?', { shiftKey: true }), '?'],
  [press('z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
  [press('z', { metaKey: true }), 'Ctrl+Z'],
  [press('Tab', { shiftKey: true }), 'Shift+Tab'],
  [press(' '), 'Space'],
  [press('+', { ctrlKey: true }), 'Ctrl++'],
  [press('ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
  [press('Shift', { shiftKey: true }), null],
])('a key press has one name (%#)', (pressed, name) => {
  expect(keyName(pressed)).toBe(name);
});

test('a letter of another script is the letter at its place of the keyboard', () => {
  expect(keyName(press('с', { code: 'KeyC' }))).toBe('C');
  expect(keyName(press('ش', { code: 'KeyA' }))).toBe('A');
  expect(keyName(press('é', { code: 'Digit2' }))).toBe('É');
});

test('what AltGr types is a character, not a shortcut', () => {
  const altGraph = { ctrlKey: true, altKey: true, altGraph: true };
  expect(keyName(press('[', altGraph))).toBe('[');
});

test('keycaps follow the platform', () => {
  expect(keyCaps('Ctrl+Shift+Z', 'linux')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('Ctrl+Shift+Z', 'mac')).toEqual(['⌘', '⇧', 'Z']);
  expect(keyCaps('Ctrl++', 'windows')).toEqual(['Ctrl', '+']);
  expect(keyCaps('Alt+ArrowUp', 'linux')).toEqual(['Alt', '↑']);
});
