// Whether the value of an annotation's attribute is what the tagset's attribute type asks for.

import type { Attribute, AttributeOption, AttributeType } from '../domain/tagset.ts';

type Options = readonly AttributeOption[];

interface ValueRule {
  readonly isRight: (value: unknown, options: Options) => boolean;
  /** What would be right, as a sentence. */
  readonly remedy: (options: Options) => string;
}

const rules: { readonly [type in AttributeType]: ValueRule } = {
  choice: {
    isRight: isOption,
    remedy: (options) => `It must be one of ${optionIds(options)}.`,
  },
  choices: {
    isRight: isOptions,
    remedy: (options) => `It must be a list of different items of ${optionIds(options)}.`,
  },
  text: {
    isRight: (value) => typeof value === 'string' && value.isWellFormed(),
    remedy: () => 'It must be text.',
  },
  number: { isRight: (value) => Number.isFinite(value), remedy: () => 'It must be a number.' },
  boolean: {
    isRight: (value) => typeof value === 'boolean',
    remedy: () => 'It must be true or false.',
  },
  date: { isRight: isDay, remedy: () => 'It must be a day such as 2023-04-01.' },
  url: { isRight: isUrl, remedy: () => 'It must be a URL such as https://example.org/report.' },
};

/** What would be right, as a sentence; null when the value is right. */
export function attributeFault(attribute: Attribute, value: unknown): string | null {
  const { isRight, remedy } = rules[attribute.type];
  const options = attribute.options ?? [];
  return isRight(value, options) ? null : remedy(options);
}

function isOption(value: unknown, options: Options): boolean {
  return options.some((option) => option.id === value);
}

function isOptions(value: unknown, options: Options): boolean {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.every((item) => isOption(item, options));
}

function optionIds(options: Options): string {
  return options.map((option) => option.id).join(', ');
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

function isUrl(value: unknown): boolean {
  return (
    typeof value === 'string' && value.isWellFormed() && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value)
  );
}
