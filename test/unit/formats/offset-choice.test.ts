import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrivedText,
  chooseOffsets,
  choiceWords,
  readOffsets,
  type FileSpan,
  type LineBreaks,
  type OffsetUnit,
} from '../../../shared/formats/offset-choice.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const units: readonly OffsetUnit[] = ['code-points', 'utf-16'];

/** Offsets of places in the raw text, as a tool counts that has read the file so. */
function counted(raw: string, unit: OffsetUnit, breaks: LineBreaks) {
  const seen =
    breaks === 'as-is'
      ? raw
      : canonicalText(raw).replaceAll('\n', breaks === 'two' ? '\r\n' : '\n');
  return (words: string): FileSpan => {
    const wanted = breaks === 'two' ? words.replaceAll('\n', '\r\n') : words;
    const at = seen.indexOf(wanted);
    const length = (text: string) => (unit === 'utf-16' ? text.length : [...text].length);
    return {
      start: length(seen.slice(0, at)),
      end: length(seen.slice(0, at + wanted.length)),
      quote: words,
    };
  };
}

const raw = 'Ana 🚧\r\nRuiz said 👍🏽:\r\n“safe”\r\nbridge';

test.each(
  units.flatMap((unit) => (['as-is', 'one', 'two'] as const).map((breaks) => ({ unit, breaks }))),
)(
  'finds out by the quotes that a file counts $unit with line breaks $breaks',
  ({ unit, breaks }) => {
    const text = breaks === 'two' ? raw.replaceAll('\r\n', '\n') : raw;
    const arrived = arrivedText(text);
    const span = counted(text, unit, breaks);
    const spans = ['Ana', 'Ruiz', 'safe', 'bridge'].map(span);
    for (const declared of units) {
      const { choice, isDeclared, isSure } = chooseOffsets([{ arrived, spans }], declared);
      const offsets = readOffsets(arrived, choice);
      const found = spans.map((one) => {
        const place = offsets.toSpan(one);
        return place === null ? null : arrived.text.slice(place.startUtf16, place.endUtf16);
      });
      expect(found).toEqual(['Ana', 'Ruiz', 'safe', 'bridge']);
      expect(isSure).toBe(true);
      expect(isDeclared).toBe(choice.unit === declared && choice.breaks === 'as-is');
    }
  },
);

test('without quotes, another unit is taken only where every edge is one of a word', () => {
  const arrived = arrivedText('🚧🚧 Ana Ruiz said so');
  const inCodePoints = [
    { start: 3, end: 11, quote: null },
    { start: 12, end: 16, quote: null },
  ];
  const guessed = chooseOffsets([{ arrived, spans: inCodePoints }], 'utf-16');
  expect(guessed).toMatchObject({
    choice: { unit: 'code-points' },
    isDeclared: false,
    isSure: false,
  });
  const withOddOne = [...inCodePoints, { start: 4, end: 6, quote: null }];
  expect(chooseOffsets([{ arrived, spans: withOddOne }], 'utf-16').isDeclared).toBe(true);
});

test('what the format says stands where no other way is right', () => {
  const arrived = arrivedText('Ana Ruiz');
  const spans = [{ start: 0, end: 3, quote: 'Bob' }];
  expect(chooseOffsets([{ arrived, spans }], 'utf-16')).toMatchObject({
    choice: { unit: 'utf-16', breaks: 'as-is' },
    isDeclared: true,
  });
  expect(choiceWords({ unit: 'utf-16', breaks: 'two' })).toBe(
    'UTF-16 code units with every line break as two (CRLF)',
  );
});

test('every offset between characters is read back from any way of counting', () => {
  const endings = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(
      arbitraryText(30),
      fc.array(endings),
      fc.constantFrom(...units),
      (text, ends, unit) => {
        let next = 0;
        const mixed = text.replaceAll('\n', () => ends[next++] ?? '\n');
        // A CR before an LF of the text's own would be one break with it.
        fc.pre(canonicalText(mixed) === text);
        const arrived = arrivedText(mixed);
        const offsets = readOffsets(arrived, { unit, breaks: 'as-is' });
        let rawAt = 0;
        let textAt = 0;
        let points = 0;
        for (const point of mixed) {
          const isInBreak = point === '\n' && mixed[rawAt - 1] === '\r';
          expect(offsets.toUtf16(unit === 'utf-16' ? rawAt : points)).toBe(
            isInBreak ? null : textAt,
          );
          rawAt += point.length;
          points += 1;
          if (!(point === '\r' && mixed[rawAt] === '\n')) textAt += point.length;
        }
        expect(offsets.toUtf16(unit === 'utf-16' ? rawAt : points)).toBe(text.length);
        expect(offsets.toUtf16((unit === 'utf-16' ? rawAt : points) + 1)).toBeNull();
        for (const odd of [-1, 0.5, Number.NaN, 2 ** 60]) expect(offsets.toUtf16(odd)).toBeNull();
      },
    ),
  );
});
