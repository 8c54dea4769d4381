// An attribute's value when the attribute is another one from now on: renamed, of another type, with other options.

import { attributeFault } from '../annotation-file/attribute-values.ts';
import type { JsonValue } from '../domain/json.ts';
import type { Attribute, AttributeOption, AttributeType } from '../domain/tagset.ts';

/** Old option id → new option id; null takes the value away. */
export type OptionMap = Readonly<Record<string, string | null>>;

export interface Carried {
  /** Undefined where nothing of it fits. */
  readonly value: JsonValue | undefined;
  /** What of it does not fit: labels of options, else nothing where all of it is lost or kept. */
  readonly lost: readonly string[];
}

/** An option without an entry in `options` stays itself where the new attribute has its id, or else its label. */
export function carryValue(
  from: Attribute,
  to: Attribute,
  value: JsonValue,
  options: OptionMap = {},
): Carried {
  const chosen = chosenOf(from, value);
  const carried =
    chosen === null ? { value: converted(to, value), lost: [] } : chosenInto(to, chosen, options);
  const fits = carried.value !== undefined && attributeFault(to, carried.value) === null;
  return fits ? carried : { value: undefined, lost: carried.lost };
}

/** The options that the value names; null when it is no choice. */
function chosenOf({ type, options }: Attribute, value: JsonValue): AttributeOption[] | null {
  if (type !== 'choice' && type !== 'choices') return null;
  const ids = Array.isArray(value) ? value : [value];
  return ids.map((id) => {
    const known = options?.find((option) => option.id === id);
    return known ?? { id: wordsOf(id), label: wordsOf(id) };
  });
}

function chosenInto(
  to: Attribute,
  chosen: readonly AttributeOption[],
  options: OptionMap,
): Carried {
  if (to.type !== 'choice' && to.type !== 'choices') {
    const kept = chosen.filter(({ id }) => options[id] !== null);
    const lost = chosen.filter(({ id }) => options[id] === null).map(({ label }) => label);
    const words = kept.map(({ label }) => label).join(', ');
    return { value: kept.length === 0 ? undefined : converted(to, words), lost };
  }
  const ids = new Set<string>();
  const lost: string[] = [];
  for (const option of chosen) {
    const id = optionIn(to, option, options);
    if (id === null) lost.push(option.label);
    else ids.add(id);
  }
  const list = [...ids];
  if (to.type === 'choices') return { value: list.length === 0 ? undefined : list, lost };
  return { value: list.length === 1 ? list[0] : undefined, lost };
}

function optionIn(
  to: Attribute,
  { id, label }: AttributeOption,
  options: OptionMap,
): string | null {
  const known = to.options ?? [];
  if (Object.hasOwn(options, id)) return options[id] ?? null;
  const same =
    known.find((option) => option.id === id) ??
    known.find((option) => option.label.toLowerCase() === label.toLowerCase());
  return same?.id ?? null;
}

type Converter = (value: JsonValue, options: readonly AttributeOption[]) => JsonValue | undefined;

const trimmed: Converter = (value) => (typeof value === 'string' ? value.trim() : undefined);

/** Undefined where there is no sure way. Numbers, yes and no, days and links can be written as text and read from it. */
const converters: { readonly [type in AttributeType]: Converter } = {
  text: (value) => (typeof value === 'object' ? undefined : wordsOf(value)),
  number: (value) => (typeof value === 'string' ? numberIn(value) : value),
  boolean: (value) => (typeof value === 'string' ? answerIn(value) : value),
  choice: (value, options) => optionNamed(options, wordsOf(value)),
  choices(value, options) {
    const named = optionNamed(options, wordsOf(value));
    return named === undefined ? undefined : [named];
  },
  date: trimmed,
  url: trimmed,
};

const converted = ({ type, options = [] }: Attribute, value: JsonValue) =>
  converters[type](value, options);

function wordsOf(value: JsonValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const numberIn = (words: string): number | undefined =>
  words.trim() === '' ? undefined : Number(words);

function answerIn(words: string): boolean | undefined {
  if (/^\s*(?:yes|true)\s*$/i.test(words)) return true;
  return /^\s*(?:no|false)\s*$/i.test(words) ? false : undefined;
}

function optionNamed(options: readonly AttributeOption[], words: string): string | undefined {
  const name = words.trim().toLowerCase();
  return options.find(({ id, label }) => id === words || label.toLowerCase() === name)?.id;
}
