// The attributes of a brat collection for its scheme. brat's are choices or flags, so that is what they become, unless
// our own notes say more of them than a line of brat can.

import type { JsonValue } from '../../domain/json.ts';
import type { Scheme } from '../scheme.ts';
import type { AttributeLine } from './ann-lines.ts';
import type { BratConfig } from './config.ts';
import { nameStored } from './names.ts';
import type { MarkMeaning } from './meaning.ts';

/** A flag is true. */
export const valueOfLine = ({ value }: AttributeLine): string | true =>
  value === null ? true : nameStored(value);

/** What is said of a mark, by name: in lines, and in our own note where no line says another thing. */
export function attributesOf({ attributes, own }: MarkMeaning): ReadonlyMap<string, JsonValue> {
  const values = new Map<string, JsonValue>();
  const more = own?.says['attributes'];
  if (typeof more === 'object' && more !== null && !Array.isArray(more)) {
    for (const [name, value] of Object.entries(more)) {
      values.set(name, Array.isArray(value) ? uniqueItems(value) : value);
    }
  }
  for (const [name, line] of attributes) values.set(name, valueOfLine(line));
  return values;
}

function uniqueItems(list: readonly JsonValue[]): JsonValue {
  const seen = new Map(list.map((item) => [JSON.stringify(item), item]));
  return [...seen.values()];
}

interface Use {
  readonly tag: string;
  readonly name: string;
  readonly values: JsonValue[];
  /** Of the configuration. */
  options: readonly string[];
  isDeclaredChoice: boolean;
  isDeclaredFlag: boolean;
  hasLine: boolean;
}

export interface AttributeUses {
  declare(config: BratConfig): void;
  use(tag: string, mark: MarkMeaning): void;
  /** The value as the scheme was told it. */
  told(tag: string, name: string, value: JsonValue): JsonValue;
  addTo(scheme: Scheme): void;
}

export function createAttributeUses(): AttributeUses {
  const uses = new Map<string, Use>();
  const useOf = (tag: string, name: string): Use => {
    const key = JSON.stringify([tag, name]);
    const known = uses.get(key) ?? {
      tag,
      name,
      values: [],
      options: [],
      isDeclaredChoice: false,
      isDeclaredFlag: false,
      hasLine: false,
    };
    uses.set(key, known);
    return known;
  };
  return {
    declare({ attributes }) {
      for (const { name, on, values } of attributes) {
        for (const tag of on) {
          const use = useOf(tag, name);
          if (values === null) use.isDeclaredFlag = true;
          else {
            use.isDeclaredChoice = true;
            use.options = [...new Set([...use.options, ...values])];
          }
        }
      }
    },
    use(tag, mark) {
      for (const [name, value] of attributesOf(mark)) {
        const use = useOf(tag, name);
        use.values.push(value);
        if (mark.attributes.has(name)) use.hasLine = true;
      }
    },
    told: (tag, name, value) => toldValue(useOf(tag, name), value),
    addTo(scheme) {
      for (const use of uses.values()) {
        const { tag, name, options } = use;
        if (isChoice(use)) scheme.attribute(tag, name, { type: 'choice', options });
        else if (isFlag(use)) scheme.attribute(tag, name, { type: 'boolean' });
        for (const value of use.values) scheme.value(tag, name, toldValue(use, value));
      }
    },
  };
}

const isFlag = ({ values, isDeclaredFlag, isDeclaredChoice }: Use): boolean =>
  (isDeclaredFlag || values.length > 0) &&
  !isDeclaredChoice &&
  values.every((value) => typeof value === 'boolean');

/** Options have to be named. */
function isChoice(use: Use): boolean {
  const { values, hasLine, isDeclaredChoice } = use;
  const areNames = values.every(
    (value) => (typeof value === 'string' && value !== '') || value === true,
  );
  return areNames && !isFlag(use) && (isDeclaredChoice || hasLine);
}

/** A flag among choices is the choice `true`. */
const toldValue = (use: Use, value: JsonValue): JsonValue =>
  isChoice(use) && value === true ? 'true' : value;
