// The scheme of a brat collection: what its configurations declare, and what occurs. What occurs without being declared,
// where there is a configuration, is told.

import type { Reading } from '../reading.ts';
import type { Scheme } from '../scheme.ts';
import { valueOfLine, type AttributeUses } from './attribute-uses.ts';
import { readConfig, readLooks, type BratConfig } from './config.ts';
import type { Meaning } from './meaning.ts';
import { nameStored } from './names.ts';
import type { BratPair } from './pairs.ts';
import type { PlacedMark } from './place-marks.ts';

export interface Declared {
  readonly pair: BratPair;
  readonly meaning: Meaning;
  readonly placed: ReadonlyMap<string, PlacedMark>;
}

interface Declaring {
  readonly uses: AttributeUses;
  readonly reading: Reading;
}

/** What configurations declare, and what occurs without being declared where there is one. */
export function declareConfigs(
  documents: readonly Declared[],
  scheme: Scheme,
  { uses, reading }: Declaring,
): void {
  const configs = new Map<string, BratConfig>();
  for (const { pair, meaning } of documents) {
    const text = pair.configuration.get('annotation.conf');
    if (text === undefined) continue;
    const known = configs.get(text);
    const config = known ?? readConfig(text);
    if (known === undefined) {
      configs.set(text, config);
      declareConfig(config, pair, scheme);
      uses.declare(config);
    }
    checkDeclared(meaning, config, pair, reading);
  }
}

function declareConfig(config: BratConfig, { configuration }: BratPair, scheme: Scheme): void {
  const looks = readLooks(configuration.get('visual.conf') ?? '');
  for (const tag of [...config.entities, ...config.events]) scheme.tag(tag, looks.get(tag));
  for (const { name, from, to } of config.relations) {
    const [firstFrom] = from;
    const [firstTo] = to;
    if (firstFrom === undefined || firstTo === undefined) continue;
    for (const one of from) scheme.relation(name, one, firstTo);
    for (const one of to) scheme.relation(name, firstFrom, one);
  }
}

function checkDeclared(
  meaning: Meaning,
  config: BratConfig,
  pair: BratPair,
  reading: Reading,
): void {
  const tags = new Set([...config.entities, ...config.events]);
  const relations = new Set(config.relations.map(({ name }) => name));
  const attributes = new Map(config.attributes.map(({ name, values }) => [name, values]));
  const unknown = (line: number, what: string) => {
    reading.problem(
      pair.ann.path,
      `line ${line + 1}`,
      `${pair.configPath} does not declare ${what}.`,
      'Declare it there, or use what is declared.',
    );
  };
  for (const { textbound, attributes: lines } of meaning.marks.values()) {
    const tag = nameStored(textbound.type);
    if (!tags.has(tag)) unknown(textbound.line, `the type “${tag}”`);
    for (const [name, line] of lines) {
      const values = attributes.get(name);
      if (values === undefined) unknown(line.line, `the attribute “${name}”`);
      else if (line.value !== null && values?.includes(nameStored(line.value)) === false) {
        unknown(line.line, `the value “${String(valueOfLine(line))}” of “${name}”`);
      }
    }
  }
  for (const { type, source } of meaning.relations) {
    const { line } = source.kind === 'argument' ? source.event : source.line;
    if (!relations.has(type)) unknown(line, `the relation or role “${type}”`);
  }
}

export function declareUsed(
  { meaning, placed }: Declared,
  scheme: Scheme,
  uses: AttributeUses,
): void {
  const tagOf = (id: string) => nameStored(placed.get(id)?.mark.textbound.type ?? '');
  for (const [id, { mark }] of placed) {
    scheme.tag(tagOf(id));
    uses.use(tagOf(id), mark);
  }
  for (const { type, from, to } of meaning.relations) {
    if (placed.has(from) && placed.has(to)) scheme.relation(type, tagOf(from), tagOf(to));
  }
}
