// Keys as text: `Ctrl+Shift+Z`, `Alt+ArrowUp`, `C`, `?`. Letters are upper case without meaning Shift.
// Ctrl stands for Cmd on a Mac. Pure, so that it is tested without a keyboard.

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr makes characters; what it reports as Ctrl and Alt is not a shortcut. */
  readonly altGraph: boolean;
}

const modifierKeys = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
]);

const isAscii = (key: string) => /^[\u0020-\u007E]$/u.test(key);
const isLetter = (key: string) => /^\p{L}$/u.test(key);

/** The letter at that place of a Latin keyboard, so that shortcuts work while writing Arabic or Russian. */
function latinKey(key: string, code: string): string {
  if (isAscii(key) || key.length > 2) return key;
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  return letter ?? key;
}

function modifiersOf(press: KeyPress, key: string): string[] {
  const names: string[] = [];
  if (!press.altGraph && (press.ctrlKey || press.metaKey)) names.push('Ctrl');
  if (!press.altGraph && press.altKey) names.push('Alt');
  // Shift is already in a character such as `?`, but not in a letter, a space or a named key.
  const inCharacter = [...key].length === 1 && key !== ' ' && !isLetter(key);
  if (press.shiftKey && !inCharacter) names.push('Shift');
  return names;
}

/** The press as text, or null for a modifier alone. */
export function keyName(press: KeyPress): string | null {
  if (modifierKeys.has(press.key)) return null;
  const key = latinKey(press.key, press.code);
  const character = [...key].length === 1;
  const name = key === ' ' ? 'Space' : character ? key.toLocaleUpperCase('en') : key;
  return [...modifiersOf(press, key), name].join('+');
}

export function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    altGraph: event.getModifierState('AltGraph'),
  };
}

const words: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
};

const macWords: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };

/** The parts of a key as keycaps say them: `Ctrl+Shift+Z` → Ctrl, Shift, Z. */
export function keyCaps(name: string, platform: 'linux' | 'mac' | 'windows'): string[] {
  // The key itself may be a plus sign: `Ctrl++`.
  const parts = name.endsWith('+')
    ? [...name.slice(0, -1).split('+').filter(Boolean), '+']
    : name.split('+');
  return parts.map(
    (part) => (platform === 'mac' ? macWords[part] : undefined) ?? words[part] ?? part,
  );
}
