// How marks look while they are reviewed: not by tag but by whose they are and whether that is settled. Mine are solid,
// theirs dotted, what is agreed or settled is a thin line, so that colour is never the only sign. In forced colours the
// lines remain, and the chosen difference stands on the system's highlight.

import type { Tag } from '../../../../shared/domain/tagset.ts';
import type { TagId } from '../../../../shared/domain/ids.ts';
import { LANES } from '../../reader/highlights/lanes.ts';
import {
  emphasisHighlightName,
  findHighlightName,
  foundRules,
  laneHighlightName,
} from '../../reader/highlights/mark-styles.ts';

export const reviewLooks = [
  'mine',
  'theirs',
  'agreed',
  'settled',
  'dropped',
  'mine-chosen',
  'theirs-chosen',
  'agreed-chosen',
] as const;
export type ReviewLook = (typeof reviewLooks)[number];

interface Look {
  readonly line: string;
  readonly style: 'solid' | 'dotted';
  readonly px: number;
  readonly background: string;
}

const quiet = { style: 'solid', px: 1, background: 'transparent' } as const;
const looks: { readonly [Name in ReviewLook]: Look } = {
  mine: { line: 'var(--mine)', style: 'solid', px: 2, background: soft('--mine-soft', 86) },
  theirs: {
    line: 'var(--theirs)',
    style: 'dotted',
    px: 2.5,
    background: soft('--theirs-soft', 92),
  },
  agreed: { ...quiet, line: 'var(--text-3)' },
  settled: { ...quiet, line: 'var(--mine)' },
  dropped: { ...quiet, line: 'var(--line-strong)', style: 'dotted' },
  'mine-chosen': {
    line: 'var(--mine)',
    style: 'solid',
    px: 3,
    background: soft('--mine-strong', 92),
  },
  'theirs-chosen': {
    line: 'var(--theirs)',
    style: 'dotted',
    px: 4,
    background: soft('--theirs-strong', 92),
  },
  'agreed-chosen': {
    line: 'var(--text-1)',
    style: 'solid',
    px: 2,
    background: soft('--text-1', 10),
  },
};

/** Ground and ink: the chosen passages differ from all others and from each other. */
function forcedColours(look: ReviewLook): readonly [string, string] {
  if (look === 'theirs-chosen') return ['Mark', 'MarkText'];
  return look.endsWith('-chosen') ? ['Highlight', 'HighlightText'] : ['transparent', 'CanvasText'];
}

function soft(name: string, share: number): string {
  return `color-mix(in srgb, var(${name}) ${share}%, transparent)`;
}

/** Below the baseline, in em, by lane: further apart than in the marking view, because dots are thick. */
const laneOffsetsEm = [0.16, 0.3, 0.44, 0.56, 0.66] as const;

/** The looks in the place of tags: the reader paints each mark by the index of its tag. */
export const lookTags: readonly Tag[] = reviewLooks.map((look) => ({
  id: look as string as TagId,
  label: look,
  color: '',
  shortcut: null,
  description: null,
  attributes: [],
}));

export const lookTag = (look: ReviewLook): TagId => look as string as TagId;

export function reviewStyles(scope: string): string {
  const host = `[data-marks='${scope}']`;
  const named = (name: string) => `${host} .reader-text::highlight(${name})`;
  const colours: string[] = [];
  const rules: string[] = [];
  const forced: string[] = [];
  for (const [index, name] of reviewLooks.entries()) {
    const { line, style, px, background } = looks[name];
    const isChosen = name.endsWith('-chosen');
    colours.push(`--mark-${index}: ${line};`);
    for (let lane = 0; lane < LANES; lane += 1) {
      const selector = named(laneHighlightName(scope, index, lane));
      rules.push(
        `${selector} { background-color: ${background}; text-decoration: underline ${style} ${px}px ${line}; text-underline-offset: ${laneOffsetsEm[lane]}em; }`,
      );
      const [ground, ink] = forcedColours(name);
      const colour = isChosen ? ` color: ${ink};` : '';
      forced.push(
        `${selector} { background-color: ${ground};${colour} text-decoration-color: ${ink}; }`,
      );
    }
    const hovered = named(emphasisHighlightName(scope, index, 'hovered'));
    rules.push(`${hovered} { background-color: color-mix(in srgb, ${line} 14%, transparent); }`);
    forced.push(
      `${hovered} { background-color: transparent; text-decoration: overline 2px CanvasText; }`,
    );
  }
  const found = foundRules((look) => named(findHighlightName(scope, look)));
  return [
    `${host} { ${colours.join(' ')} }`,
    ...rules,
    ...found.rules,
    `@media (forced-colors: active) { ${[...forced, ...found.forced].join('\n')} }`,
  ].join('\n');
}
