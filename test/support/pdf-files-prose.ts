// Sentences for pages of the tests, always the same.

const words =
  'the harbour wall is old and council engineers wrote that water comes through it at every tide while boats ' +
  'wait outside for repairs nobody has paid although money was set aside three winters ago by a fund';

/** `count` words as sentences of about nine, beginning at the `from`th word. */
export function prose(count: number, from = 0): string {
  const all = words.split(' ');
  let text = '';
  for (let at = 0; at < count; at += 1) {
    const word = all[(from + at * 7) % all.length] ?? '';
    const isFirst = at % 9 === 0;
    text += isFirst
      ? `${at === 0 ? '' : '. '}${word.charAt(0).toUpperCase()}${word.slice(1)}`
      : ` ${word}`;
  }
  return `${text}.`;
}
