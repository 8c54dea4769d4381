// What is typed into the fields of attributes, as it is read: in any locale, and never in two ways.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeOn } from '../../renderer/features/attributes/made-on.ts';
import { optionOfKey, stepOfKey } from '../../renderer/features/attributes/option-keys.ts';
import { readDay } from '../../renderer/features/attributes/read-day.ts';
import { readNumber, writeNumber } from '../../renderer/features/attributes/read-number.ts';
import { matching } from '../../renderer/features/attributes/suggestions.ts';
import { noteTree } from '../../shared/notes/note-markdown.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { MarkEvent } from '../../shared/ipc/history-types.ts';

describe('a number', () => {
  test.each([
    ['41', 41],
    [' -3.5 ', -3.5],
    ['−3,5', -3.5],
    ['0,125', 0.125],
    ['1 234 567', 1_234_567],
    ['1’234’567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1,234,567.5', 1_234_567.5],
    ['1.234,5', 1234.5],
    ['.5', 0.5],
    ['1e6', 1_000_000],
    ['٤١', 41],
    ['१२٫५', 12.5],
  ])('%s is read the same everywhere', (text, value) => {
    for (const locale of ['en', 'de', 'fr', 'ar']) expect(readNumber(text, locale)).toBe(value);
  });

  test.each(['', 'many', '41 million', '1.2.3', '1,23,4', '12,34.567,8', '--1', '1 2', '5 %'])(
    '“%s” is none',
    (text) => expect(readNumber(text, 'en')).toBeNull(),
  );

  test('what can be thousands or decimals is not read, but for the decimals of the locale', () => {
    expect(readNumber('1,234', 'en')).toBe('ambiguous');
    expect(readNumber('1.234', 'en')).toBe(1.234);
    expect(readNumber('1.234', 'de')).toBe('ambiguous');
    expect(readNumber('1,234', 'de')).toBe(1.234);
  });

  test('what is shown is read back as it was', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('en', 'de', 'fr', 'ar-EG', 'hi'),
        (value, locale) => {
          // Minus zero is zero to everybody who reads it.
          expect(readNumber(writeNumber(value, locale), locale)).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });
});

describe('a day', () => {
  test.each([
    ['2023-04-01', '2023-04-01'],
    ['2023-4-1', '2023-04-01'],
    ['1 April 2023', '2023-04-01'],
    ['April 1st, 2023', '2023-04-01'],
    ['1 apr. 2023', '2023-04-01'],
    ['31/12/2023', '2023-12-31'],
    ['12/31/2023', '2023-12-31'],
  ])('%s is read in every locale', (text, day) => {
    for (const locale of ['en-US', 'en-GB', 'de']) expect(readDay(text, locale)).toBe(day);
  });

  test('numbers alone stand in the order of the locale, names in its language', () => {
    expect(readDay('1/4/2023', 'en-GB')).toBe('2023-04-01');
    expect(readDay('1/4/2023', 'en-US')).toBe('2023-01-04');
    expect(readDay('1. 4. 2023', 'de')).toBe('2023-04-01');
    expect(readDay('1. März 2023', 'de')).toBe('2023-03-01');
  });

  test.each(['', 'soon', '2023-02-30', '30/30/2023', '1/4/23', 'April 2023', '2023'])(
    '“%s” is none',
    (text) => expect(readDay(text, 'en-GB')).toBeNull(),
  );

  test('every day is read back from how it is stored', () => {
    const days = fc.date({ min: new Date(-1e13), max: new Date(1e14), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(readDay(day, 'de')).toBe(day);
      }),
    );
  });
});

describe('a key on a row of options', () => {
  const options = ['Unchecked', 'Supported', 'Refuted', 'Unproven'].map((label) => ({
    id: label,
    label,
  }));

  test('chooses by number and by a letter that one option alone begins with', () => {
    expect(optionOfKey(options, '2', 0)).toEqual({ at: 1, act: 'choose' });
    expect(optionOfKey(options, 'r', 0)).toEqual({ at: 2, act: 'choose' });
    expect(optionOfKey(options, 'R', 0)).toEqual({ at: 2, act: 'choose' });
  });

  test('only goes among those that begin alike, round and round', () => {
    expect(optionOfKey(options, 'u', -1)).toEqual({ at: 0, act: 'go' });
    expect(optionOfKey(options, 'u', 0)).toEqual({ at: 3, act: 'go' });
    expect(optionOfKey(options, 'u', 3)).toEqual({ at: 0, act: 'go' });
  });

  test('leaves other keys alone', () => {
    for (const key of ['9', '0', 'x', 'Tab', 'Enter', '.']) {
      expect(optionOfKey(options, key, 0)).toBeNull();
    }
    expect(stepOfKey('Tab', 0, 4)).toBeNull();
  });

  test('arrows go round, Home and End to the ends', () => {
    expect(stepOfKey('ArrowRight', 3, 4)).toBe(0);
    expect(stepOfKey('ArrowUp', 0, 4)).toBe(3);
    expect(stepOfKey('Home', 2, 4)).toBe(0);
    expect(stepOfKey('End', 2, 4)).toBe(3);
  });
});

describe('what was said before', () => {
  const known = ['Ana Ruiz', 'Emily Carter', 'Élodie Martin', 'Office of Emergencies'];

  test('is offered by the beginning of any word, ignoring case and accents, its own first', () => {
    expect(matching(known, 'em')).toEqual(['Emily Carter', 'Office of Emergencies']);
    expect(matching(known, 'elo')).toEqual(['Élodie Martin']);
    expect(matching(known, 'ruiz')).toEqual(['Ana Ruiz']);
  });

  test('is not offered when it stands there already or fits nowhere', () => {
    expect(matching(known, 'Ana Ruiz')).toEqual([]);
    expect(matching(known, 'nobody')).toEqual([]);
  });
});

describe('a note', () => {
  test.each([
    'Call the office.',
    'Two paragraphs.\n\nAnd a second one.',
    'See https://example.org/a_b_c for it',
    '3 * 4 = 12 and a_b',
    '',
  ])('without markup is shown as it was typed: %j', (note) => expect(noteTree(note)).toBeNull());

  test.each([
    '**bold**',
    '- one\n- two',
    '> said',
    '[word](https://example.org)',
    '`code`',
    '# Head',
  ])('with markup is rendered: %j', (note) => expect(noteTree(note)?.children.length).toBe(1));

  test.each([
    '>'.repeat(9000),
    '1. '.repeat(3000),
    '- > '.repeat(2000),
    '*'.repeat(9000),
    '**a**'.repeat(3000),
  ])('that is endless or nested without end is shown as it was typed: %.8s…', (note) =>
    expect(noteTree(note)).toBeNull(),
  );
});

describe('what a mark was made on', () => {
  const mark = (quote: string, state: 'exact' | 'fuzzy' | 'moved', prefix = ''): Annotation =>
    ({ segments: [{ quote }], prefix, suffix: '', anchoring: { state } }) as unknown as Annotation;
  const event = (before: Annotation | null, after: Annotation | null): MarkEvent =>
    ({ before, after }) as MarkEvent;

  test('is its last certain words that are others than now', () => {
    const made = mark('cost $41 million', 'exact');
    const now = mark('cost $43 million', 'fuzzy');
    expect(madeOn([event(null, made), event(made, now)], now)).toBe(made);
  });

  test('is told past an acceptance that was undone, and past two changes of the text', () => {
    const made = mark('one', 'exact');
    const first = mark('two', 'fuzzy');
    const now = mark('three', 'fuzzy');
    const accepted = mark('three', 'exact');
    const events = [event(null, made), event(made, first), event(first, now)];
    expect(madeOn([...events, event(now, accepted), event(accepted, now)], now)).toBe(made);
  });

  test('is its surroundings where only those changed, and nothing where the log does not tell', () => {
    const made = mark('word', 'exact', 'before ');
    const now = mark('word', 'moved', 'elsewhere ');
    expect(madeOn([event(null, made), event(made, now)], now)).toBe(made);
    expect(madeOn([event(null, now)], now)).toBeNull();
    expect(madeOn([], now)).toBeNull();
  });
});
