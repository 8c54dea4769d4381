// Relations as lines of brat: arguments of the event they came from, members of the equivalence they came from, else
// relations of two.

import type { Relation } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { writeNote, writeOwnNote, type AnnDraft } from './draft.ts';
import type { Argument, EquivLine, EventLine, RelationLine } from './ann-lines.ts';
import { ownOfRelation, type RelationMeaning } from './meaning.ts';
import { nameStored, roleName, storedName } from './names.ts';
import { relationSays } from './own-note.ts';

interface Written {
  readonly relation: Relation;
  readonly before: RelationMeaning | null;
  readonly from: string;
  readonly to: string;
}

/** Relations with an end that is not written are left out; the caller tells. */
export function writeRelations(draft: AnnDraft): void {
  const relations = sortedOut(draft);
  const isStill = ({ before, from }: Written, kind: RelationMeaning['source']['kind']) =>
    before?.source.kind === kind && before.from === from;
  const isArgument = (one: Written) => isStill(one, 'argument');
  writeEvents(draft, relations.filter(isArgument));
  const members = new Set(relations.filter((one) => isMember(draft, one)));
  writeEquivalences(draft, [...members]);
  const rest = relations.filter((one) => !isArgument(one) && !members.has(one));
  for (const one of rest) writePair(draft, one);
}

function sortedOut({ document, marks, old }: AnnDraft): readonly Written[] {
  const known = new Map<string, RelationMeaning>();
  for (const relation of old.relations) {
    const id = ownOfRelation(relation, old)?.['id'];
    known.set(typeof id === 'string' && !known.has(id) ? id : relation.key, relation);
  }
  return document.relations.flatMap((relation): Written[] => {
    const [from, to] = [marks.get(relation.from), marks.get(relation.to)];
    if (from === undefined || to === undefined || relation.toArticle !== undefined) return [];
    return [{ relation, from, to, before: known.get(relation.id) ?? null }];
  });
}

/** Every event whose trigger is there, with the arguments that still are. */
function writeEvents(draft: AnnDraft, relations: readonly Written[]): void {
  const { old, marks } = draft;
  const present = new Set(marks.values());
  const byEvent = Map.groupBy(relations, ({ before }) =>
    before?.source.kind === 'argument' ? before.source.event.id : '',
  );
  const tags = new Map(
    draft.document.annotations.map(({ id, tag }) => [marks.get(id) ?? '', tag] as const),
  );
  const events = [...old.marks.values()].flatMap((mark) => mark.events);
  const written = events.filter(({ trigger }) => present.has(trigger));
  for (const event of written) draft.written.add(event.id);
  for (const event of written) {
    const tag = tags.get(event.trigger) ?? nameStored(event.type);
    writeEvent(draft, event, { tag, relations: byEvent.get(event.id) ?? [] });
  }
}

function writeEvent(
  draft: AnnDraft,
  event: EventLine,
  { tag, relations }: { readonly tag: string; readonly relations: readonly Written[] },
): void {
  const { old, put, authors, subjectOf } = draft;
  const says: [string, JsonObject][] = [];
  const roles = new Set<string>();
  const args = event.args.flatMap(({ role, target }, at): string[] => {
    if (old.keptIds.has(target)) return [`${role}:${target}`];
    const one = relations.find(
      ({ before }) => before?.source.kind === 'argument' && before.source.at === at,
    );
    if (one === undefined) return [];
    const { relation, before, to } = one;
    const isSame = nameStored(roleName(role)) === relation.type;
    const name = isSame ? role : freeRole(storedName(relation.type), roles);
    roles.add(name);
    const own = relationSays(relation, before?.key ?? '', authors);
    // There is no line for a note about an argument.
    const said = relation.note === null ? own : { ...own, note: relation.note };
    if (Object.keys(said).length > 0) says.push([name, said]);
    return [`${name}:${old.markIdOf(target) === to ? target : subjectOf(to)}`];
  });
  const isSame =
    nameStored(event.type) === tag &&
    args.join(' ') === event.args.map(({ role, target }) => `${role}:${target}`).join(' ');
  const head = `${event.id}\t${storedName(tag)}:${event.trigger}`;
  put(isSame ? event.raw : [head, ...args].join(' '), event);
  const own: JsonObject = {
    ...draft.ownOfTriggers.get(event.id),
    ...(says.length === 0 ? {} : { arguments: Object.fromEntries(says) }),
  };
  writeOwnNote(draft, event.id, own, old.ownOfEvents.get(event.id)?.line ?? null);
}

function freeRole(role: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? role : `${role}${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Still what it was, with nothing to say that an equivalence has no place for. */
function isMember({ authors }: AnnDraft, { relation, before, from, to }: Written): boolean {
  if (before?.source.kind !== 'equivalence') return false;
  const isSame = before.from === from && before.to === to && before.type === relation.type;
  const own = relationSays(relation, before.key, authors);
  return isSame && relation.note === null && Object.keys(own).length === 0;
}

function writeEquivalences(draft: AnnDraft, members: readonly Written[]): void {
  const byLine = Map.groupBy(members, ({ before }) =>
    before?.source.kind === 'equivalence' ? before.source.line : null,
  );
  for (const [line, pairs] of byLine) if (line !== null) writeEquivalence(draft, line, pairs);
}

/** As many lines as there are chains that still hold. */
function writeEquivalence(draft: AnnDraft, line: EquivLine, pairs: readonly Written[]): void {
  const { old, put } = draft;
  const held = new Set(
    pairs.flatMap(({ before }) =>
      before?.source.kind === 'equivalence' ? [`${before.from} ${before.to}`] : [],
    ),
  );
  const chains: string[][] = [];
  let last: string | null = null;
  for (const member of line.members) {
    const id = old.markIdOf(member);
    if (id === null) continue;
    const chain = chains.at(-1);
    if (chain !== undefined && last !== null && (id === last || held.has(`${last} ${id}`))) {
      chain.push(member);
    } else chains.push([member]);
    last = id;
  }
  const whole = chains.length === 1 && chains[0]?.length === line.members.length;
  for (const chain of chains) {
    if (chain.length < 2) continue;
    put(whole ? line.raw : `*\t${line.type} ${chain.join(' ')}`, line);
  }
}

function writePair(draft: AnnDraft, one: Written): void {
  const { relation, before } = one;
  const line = before?.source.kind === 'relation' ? before.source.line : null;
  const id = line?.id ?? draft.ids.take('R', relation.id);
  draft.put(pairLine(draft, one, { id, line }), line);
  draft.written.add(id);
  writeNote(draft, id, relation.note, before?.note ?? null);
  const own = relationSays(relation, id, draft.authors);
  writeOwnNote(draft, id, own, line === null ? null : (before?.own?.line ?? null));
}

/** An end keeps the role it had, and the event that it named in place of its trigger. */
function pairLine(
  { old }: AnnDraft,
  { relation, before, from, to }: Written,
  { id, line }: { readonly id: string; readonly line: RelationLine | null },
): string {
  const isSame = before?.type === relation.type && before.from === from && before.to === to;
  if (line !== null && isSame) return line.raw;
  const end = ({ role, target }: Argument, tid: string) =>
    `${role}:${old.markIdOf(target) === tid ? target : tid}`;
  const first = end(line?.from ?? { role: 'Arg1', target: '' }, from);
  const second = end(line?.to ?? { role: 'Arg2', target: '' }, to);
  return `${id}\t${storedName(relation.type)} ${first} ${second}\t`;
}
