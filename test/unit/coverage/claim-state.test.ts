import { describe, expect, test } from 'vitest';
import {
  basisOf,
  claimState,
  isClaimTag,
  sentenceState,
} from '../../../shared/coverage/claim-state.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Attribute, Tag } from '../../../shared/domain/tagset.ts';

const tag = (id: string, ...attributes: string[]): Tag => ({
  id: id as TagId,
  label: id,
  color: '#b23c17',
  shortcut: null,
  description: null,
  attributes: attributes.map((name): Attribute => ({
    id: name,
    label: name,
    type: 'text',
    required: false,
  })),
});

test('claims are known by their name or by what only claims have', () => {
  expect(isClaimTag(tag('claim'))).toBe(true);
  expect(isClaimTag(tag('statement', 'verdict'))).toBe(true);
  expect(isClaimTag(tag('actor', 'kind'))).toBe(false);
});

test.each([
  [{}, 'checkable'],
  [{ verdict: 'unchecked' }, 'checkable'],
  [{ checkability: 'checkable', verdict: 'refuted' }, 'checked'],
  [{ checkability: 'opinion', verdict: 'refuted' }, 'opinion'],
  [{ checkability: 'prediction' }, 'not-checkable'],
  [{ checkability: 'not-checkable' }, 'not-checkable'],
])('a claim with %j is %s', (attributes, state) => {
  expect(claimState(attributes)).toBe(state);
});

describe('a sentence', () => {
  test('without claims and without a hand is unseen', () => {
    expect(sentenceState([], null)).toBe('unseen');
  });

  test('takes the claim that is least done', () => {
    expect(sentenceState(['opinion', 'checked', 'checkable'], null)).toBe('checkable');
    expect(sentenceState(['opinion', 'checked'], null)).toBe('checked');
  });

  test('keeps what was set by hand until its claims say something else', () => {
    const hand = { state: 'checked', basis: basisOf(['checkable']) } as const;
    expect(sentenceState(['checkable'], hand)).toBe('checked');
    expect(sentenceState(['checkable', 'checkable'], hand)).toBe('checkable');
    expect(sentenceState(['opinion'], hand)).toBe('opinion');
    expect(sentenceState([], hand)).toBe('unseen');
  });

  test('that was seen and then has a claim is checkable, and seen again without it', () => {
    const hand = { state: 'seen', basis: basisOf([]) } as const;
    expect(sentenceState(['checkable'], hand)).toBe('checkable');
    expect(sentenceState([], hand)).toBe('seen');
  });

  test('has the same basis whatever the order of its claims', () => {
    expect(basisOf(['opinion', 'checkable'])).toBe(basisOf(['checkable', 'opinion']));
  });
});
