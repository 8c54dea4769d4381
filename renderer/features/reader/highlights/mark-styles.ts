// How marks look: one ::highlight() rule per tag and lane. Colour is never the only sign, so every tag has an
// underline style of its own too, and in forced colours only that remains.
// Built as a constructed style sheet, because the window's content security policy allows no inline styles.

import type { Tag } from '../../../../shared/domain/tagset.ts';
import { underlineOf } from '../../../../shared/tagset/underline.ts';
import { coloursOf } from '../../../ui/tag-look.ts';
import { LANES } from './lanes.ts';

/** `unsaved`: shown in the window and not on disk. */
export type Emphasis = 'selected' | 'hovered' | 'unsaved';

/**
 * Below the baseline, in em: three lanes end above where the next line's backgrounds begin, which would cover them,
 * and the others above its letters.
 */
const laneOffsetsEm = [0.16, 0.29, 0.42, 0.54, 0.66] as const;

/**
 * Backgrounds cover this much, in per cent, of what is below: enough to keep a stack legible, and not all, because
 * an opaque background would hide the marks under it.
 */
const BACKGROUND_SHARE = 86;
/** Share of the tag's own colour laid over its background, in per cent. */
const emphasisShare = { hovered: 12, selected: 9 } as const;
/** The selected mark has its frame; the hovered one gets a line above as well. */
const forcedEmphasis = {
  hovered: 'text-decoration: overline 2px CanvasText;',
  selected: '',
} as const;

/** Told apart by lightness and by the lines above and below, not by hue alone. */
const foundLook = {
  found: 'background-color: var(--find-bg); color: var(--find-text);',
  current:
    'background-color: var(--find-current); color: var(--find-current-text); text-decoration: underline overline 2px var(--find-current-line);',
} as const;
const foundForced = {
  found: 'background-color: Mark; color: MarkText;',
  current: 'background-color: Highlight; color: HighlightText;',
} as const;

/** Marks whose tag the tagset lacks are painted with this index and in the text's own colour. */
export function tagIndexer(tags: readonly Tag[]): (tagId: string) => number {
  const indexes = new Map<string, number>(tags.map((tag, index) => [tag.id, index]));
  return (tagId) => indexes.get(tagId) ?? tags.length;
}

export function laneHighlightName(scope: string, tagIndex: number, lane: number): string {
  return `${scope}-${tagIndex}-${lane}`;
}

export function emphasisHighlightName(scope: string, tagIndex: number, emphasis: Emphasis): string {
  return `${scope}-${tagIndex}-${emphasis}`;
}

export function findHighlightName(scope: string, look: 'found' | 'current'): string {
  return `${scope}-find-${look}`;
}

/** The whole sheet. `--mark-<index>` is the colour of the tag with that index, for whatever else is drawn in it. */
export function markStyles(scope: string, tags: readonly Tag[]): string {
  const host = `[data-marks='${scope}']`;
  const colours: string[] = [];
  const rules: string[] = [];
  const forced: string[] = [];
  for (let index = 0; index <= tags.length; index += 1) {
    const tag = tags[index];
    const { text, background } = coloursOf(tag?.color ?? '');
    const translucent = mix(background, BACKGROUND_SHARE, 'transparent');
    colours.push(`--mark-${index}: ${text}; --mark-bg-${index}: ${translucent};`);
    const style = underlineOf(tag, index);
    for (let lane = 0; lane < LANES; lane += 1) {
      const name = `${host} .reader-text::highlight(${laneHighlightName(scope, index, lane)})`;
      rules.push(
        `${name} { background-color: var(--mark-bg-${index}); ${underline(index, style, lane)} }`,
      );
      forced.push(`${name} { background-color: transparent; text-decoration-color: CanvasText; }`);
    }
    for (const emphasis of ['hovered', 'selected'] as const) {
      const name = `${host} .reader-text::highlight(${emphasisHighlightName(scope, index, emphasis)})`;
      rules.push(
        `${name} { background-color: ${mix(`var(--mark-${index})`, emphasisShare[emphasis], 'transparent')}; }`,
      );
      forced.push(`${name} { background-color: transparent; ${forcedEmphasis[emphasis]} }`);
    }
  }
  const unsaved = `${host} .reader-text::highlight(${emphasisHighlightName(scope, 0, 'unsaved')})`;
  rules.push(`${unsaved} { text-decoration: overline dashed 2px var(--bad); }`);
  forced.push(`${unsaved} { text-decoration: overline dashed 2px CanvasText; }`);
  const found = foundRules(
    (look) => `${host} .reader-text::highlight(${findHighlightName(scope, look)})`,
  );
  return [
    `${host} { ${colours.join(' ')} }`,
    ...rules,
    ...found.rules,
    `@media (forced-colors: active) { ${[...forced, ...found.forced].join('\n')} }`,
  ].join('\n');
}

/** How what was found looks, among whatever marks. */
export function foundRules(selectorOf: (look: 'found' | 'current') => string): {
  readonly rules: readonly string[];
  readonly forced: readonly string[];
} {
  const each = ['found', 'current'] as const;
  return {
    rules: each.map((look) => `${selectorOf(look)} { ${foundLook[look]} }`),
    forced: each.map((look) => `${selectorOf(look)} { ${foundForced[look]} }`),
  };
}

function underline(index: number, style: string, lane: number): string {
  const thicknessPx = style === 'wavy' ? 1.5 : style === 'dotted' ? 2.5 : 2;
  return (
    `text-decoration: underline ${style} ${thicknessPx}px var(--mark-${index}); ` +
    `text-underline-offset: ${laneOffsetsEm[lane]}em;`
  );
}

function mix(colour: string, share: number, other: string): string {
  return `color-mix(in srgb, ${colour} ${share}%, ${other})`;
}
