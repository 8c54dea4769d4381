// What is wrong with a tagset before it is kept: what keeps a file from being read back, and what keeps a person from
// telling its tags apart. Paths begin at the tagset, such as `$.tags[2].shortcut`.

import { checkDefinitions } from '../annotation-file/check-tagset.ts';
import { createProblems, jsonPath } from '../annotation-file/problems.ts';
import type { Attribute, RelationType, Tag, Tagset } from '../domain/tagset.ts';
import type { Problem } from '../ipc/result.ts';
import { checkColours } from './check-colours.ts';
import { checkShortcuts, type CommandKeys } from './check-shortcuts.ts';

export interface TagsetProblem extends Problem {
  /** An error keeps the tagset from being kept; a warning tells what will be hard to use. */
  readonly severity: 'error' | 'warning';
}

/** How a tagset’s checks report: an error unless told otherwise. */
export type Report = (
  path: readonly (string | number)[],
  message: string,
  remedy: string,
  severity?: TagsetProblem['severity'],
) => void;

/** Far above what anybody can tell apart, far below what slows a window down. */
const MOST_TAGS = 200;
const MOST_ATTRIBUTES = 100;
const MOST_OPTIONS = 1000;
const MOST_RELATIONS = 200;
const LONGEST_LABEL = 200;
const LONGEST_DESCRIPTION = 5000;

/** `commandKeys`: what each single key does where no tag has it; a tag that takes one away is told. */
export function checkTagset(tagset: Tagset, commandKeys: CommandKeys = new Map()): TagsetProblem[] {
  const found: TagsetProblem[] = [];
  const report: Report = (path, message, remedy, severity = 'error') => {
    found.push({ path: jsonPath(path), message, remedy, severity });
  };
  checkLabel(tagset.name, ['name'], 'The tagset', report);
  checkAmount(tagset.tags.length, MOST_TAGS, ['tags'], 'tags', report);
  if (tagset.tags.length === 0) {
    report(['tags'], 'The tagset has no tag.', 'Add at least one tag.');
  }
  const names = createProblems();
  checkDefinitions(tagset, names, []);
  found.push(...names.list.map((problem) => ({ ...problem, severity: 'error' as const })));
  for (const [at, tag] of tagset.tags.entries()) checkTag(tag, ['tags', at], report);
  checkSameLabels(tagset.tags, ['tags'], 'tags', report);
  checkAmount(tagset.relations.length, MOST_RELATIONS, ['relations'], 'relations', report);
  for (const [at, relation] of tagset.relations.entries()) {
    checkRelation(relation, ['relations', at], report);
  }
  checkColours(tagset.tags, report);
  checkShortcuts(tagset.tags, commandKeys, report);
  return found;
}

type Path = readonly (string | number)[];

function checkTag(tag: Tag, path: Path, report: Report): void {
  checkLabel(tag.label, [...path, 'label'], 'A tag', report);
  if ((tag.description?.length ?? 0) > LONGEST_DESCRIPTION) {
    report(
      [...path, 'description'],
      `The description of “${tag.label}” is longer than ${LONGEST_DESCRIPTION} characters.`,
      'Shorten it.',
    );
  }
  const own = [...path, 'attributes'];
  checkAmount(tag.attributes.length, MOST_ATTRIBUTES, own, `attributes of “${tag.label}”`, report);
  checkSameLabels(tag.attributes, own, `attributes of “${tag.label}”`, report);
  for (const [at, attribute] of tag.attributes.entries()) {
    checkAttribute(attribute, [...own, at], report);
  }
}

function checkAttribute(attribute: Attribute, path: Path, report: Report): void {
  const { label, type, options } = attribute;
  checkLabel(label, [...path, 'label'], 'An attribute', report);
  if (type !== 'choice' && type !== 'choices') {
    if (options === undefined) return;
    report([...path, 'options'], `“${label}” has options but is no choice.`, 'Remove them.');
    return;
  }
  const own = [...path, 'options'];
  if (options === undefined || options.length === 0) {
    report(own, `“${label}” has nothing to choose from.`, 'Add at least one option.');
    return;
  }
  checkAmount(options.length, MOST_OPTIONS, own, `options of “${label}”`, report);
  checkSameLabels(options, own, `options of “${label}”`, report);
  for (const [at, option] of options.entries()) {
    checkLabel(option.label, [...own, at, 'label'], 'An option', report);
  }
}

function checkRelation({ label, from, to, rules }: RelationType, path: Path, report: Report): void {
  checkLabel(label, [...path, 'label'], 'A relation', report);
  for (const [side, tags] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (tags.length > 0) continue;
    const verb = side === 'from' ? 'starts' : 'ends';
    report([...path, side], `“${label}” ${verb} at no tag.`, 'Name at least one.');
  }
  if (rules?.sameTag === true && from.length > 0 && !from.some((tag) => to.includes(tag))) {
    report(
      [...path, 'rules', 'sameTag'],
      `“${label}” joins passages of the same tag, but no tag is at both its ends.`,
      'Name one at both ends, or take the rule away.',
    );
  }
}

function checkLabel(label: string, path: Path, what: string, report: Report): void {
  if (label.trim() === '') report(path, `${what} has no name.`, 'Give it one.');
  else if (label.length > LONGEST_LABEL) {
    report(path, `${what}’s name is longer than ${LONGEST_LABEL} characters.`, 'Shorten it.');
  } else if (!label.isWellFormed()) {
    report(path, `${what}’s name holds half of a character.`, 'Type it again.');
  }
}

function checkAmount(count: number, most: number, path: Path, what: string, report: Report): void {
  if (count <= most) return;
  report(path, `There are ${count} ${what}.`, `Keep it to ${most}.`);
}

/** Two with one label can be told apart by nobody, and still be right in a file. */
function checkSameLabels(
  items: readonly { readonly label: string }[],
  path: Path,
  what: string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const [at, { label }] of items.entries()) {
    const name = label.trim().toLowerCase();
    if (name !== '' && seen.has(name)) {
      const message = `Two ${what} are called “${label}”.`;
      report([...path, at, 'label'], message, 'Give them different names.', 'warning');
    }
    seen.add(name);
  }
}
