import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { shownDifference } from '../../../shared/tagset/check-colours.ts';
import {
  colourVisions,
  contrast,
  difference,
  formatColour,
  fromOklch,
  oklch,
  parseColour,
} from '../../../shared/tagset/colour.ts';
import {
  LEAST_CONTRAST,
  lookOf,
  readingText,
  surfaces,
  themes,
  worstContrast,
} from '../../../shared/tagset/look.ts';
import { palette } from '../../../shared/tagset/palette.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const shipped = new Set(factCheckingTagset.tags.map(({ color }) => color));

const pairs = palette.flatMap((a, at) => palette.slice(at + 1).map((b) => [a, b] as const));

test('sixteen colours, each with a name and a value of its own', () => {
  expect(palette).toHaveLength(16);
  expect(new Set(palette.map(({ name }) => name)).size).toBe(16);
  expect(new Set(palette.map(({ color }) => color)).size).toBe(16);
});

test('each can be read on every surface of both themes, and words on its background too', () => {
  for (const { color, look } of palette) {
    expect(lookOf(color)).toBe(look);
    for (const theme of themes) {
      expect(worstContrast(theme, look[theme])).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }
  }
});

test('any two are far apart in both themes', () => {
  for (const theme of themes) {
    for (const [a, b] of pairs) {
      expect(
        shownDifference(a.color, b.color, theme, 'full'),
        `${a.name} ${b.name}`,
      ).toBeGreaterThan(8);
    }
  }
});

test('readers who do not see all colours can tell all apart but those that the design set', () => {
  for (const vision of colourVisions) {
    for (const theme of themes) {
      for (const [a, b] of pairs) {
        if (shipped.has(a.color) && shipped.has(b.color)) continue;
        const distance = shownDifference(a.color, b.color, theme, vision);
        expect(distance, `${a.name} ${b.name} ${vision}`).toBeGreaterThan(3.5);
      }
    }
  }
});

test('the shipped tags have the palette’s first colours, and those are the tokens of the design', () => {
  const tokens = readFileSync('renderer/styles/tokens.css', 'utf8');
  for (const [at, { id, color }] of factCheckingTagset.tags.entries()) {
    expect(palette[at]?.color).toBe(color);
    const { light, dark } = lookOf(color);
    expect(tokens).toContain(`--tag-${id}: light-dark(${light.text}, ${dark.text});`);
    expect(tokens).toContain(
      `--tag-${id}-bg: light-dark(${light.background}, ${dark.background});`,
    );
  }
  const { light, dark } = surfaces;
  for (const [at, name] of ['page', 'panel', 'window'].entries()) {
    expect(tokens).toContain(`--${name}: light-dark(${light[at]}, ${dark[at]});`);
  }
  expect(tokens).toContain(`--text-1: light-dark(${readingText.light}, ${readingText.dark});`);
});

test('whatever colour a tagset brings, it can be read in both themes', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const look = lookOf(colour);
      for (const theme of themes) {
        expect(worstContrast(theme, look[theme])).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('colours as numbers', () => {
  test('contrast is that of WCAG', () => {
    expect(contrast(parseColour('#000000'), parseColour('#ffffff'))).toBeCloseTo(21, 5);
    expect(contrast(parseColour('#777777'), parseColour('#ffffff'))).toBeCloseTo(4.48, 2);
  });

  test('OKLab is as its author published it, and there is a way back', () => {
    const { l, c, h } = oklch(parseColour('#ff0000'));
    expect([l, c, h].map((n) => Number(n.toFixed(3)))).toEqual([0.628, 0.258, 29.234]);
    fc.assert(
      fc.property(hex, (colour) => {
        expect(formatColour(fromOklch(oklch(parseColour(colour))))).toBe(colour);
      }),
    );
  });

  test('red and green of one lightness are far apart, but not for who does not see green', () => {
    const [red, green] = [parseColour('#c05050'), parseColour('#6f7f30')];
    expect(difference(red, green)).toBeGreaterThan(15);
    expect(difference(red, green, 'deuteranopia')).toBeLessThan(8);
  });

  test('what is no colour is refused', () => {
    expect(() => parseColour('red')).toThrow(RangeError);
  });
});
