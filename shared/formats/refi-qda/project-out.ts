// The project in the making, over all articles: users, codes, notes and links, each once, and what projects that were
// read before had beside them. Element order is that of the schema (Project.xsd, 18 March 2019).

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Tagset } from '../../domain/tagset.ts';
import { serialiseTagset } from '../../tagset/tagset-file.ts';
import type { WriteContext } from '../codec.ts';
import { createCodesOut, type CodesOut } from './codes-out.ts';
import { isGuid, sameGuid } from './guid.ts';
import type { KeptProject, KeptSource } from './kept.ts';
import { description } from './payload.ts';
import { variables } from './variables.ts';
import { attribute, isXmlText, node, xmlLines, type XmlNode } from './xml.ts';

const order = ['Variables', 'Cases', 'Sources', 'Notes', 'Links', 'Sets', 'Graphs'];

export class ProjectOut {
  readonly codes: CodesOut;
  readonly #context: WriteContext;
  readonly #taken = new Set<string>();
  readonly #users = new Map<string, XmlNode>();
  /** By the annotators' ids. */
  readonly #userGuids = new Map<string, string>();
  readonly #ourUsers = new Map<string, JsonObject>();
  readonly #ourLinks = new Map<string, JsonObject>();
  readonly #ourSources = new Map<string, string>();
  readonly #tagsets = new Set<string>();
  readonly #seenTagsets = new WeakSet<Tagset>();
  readonly #facts = new Set<string>();
  /** As XML: trees of all of them would take several times the room. */
  readonly #sources: string[] = [];
  readonly #parts = new Map<string, Map<string, XmlNode>>();
  /** Projects that were begun, by their content. */
  readonly #begun = new Set<string>();
  #first: KeptProject | null = null;

  constructor(context: WriteContext) {
    this.#context = context;
    this.codes = createCodesOut((wanted, ...words) => this.guid(wanted, ...words), context.idFor);
  }

  /** The GUID that is wanted, or one made of the words, that nothing else in the project has. */
  guid(wanted: string, ...words: readonly string[]): string {
    let found = wanted;
    for (let at = 0; !isGuid(found) || this.has(found); at += 1) {
      found = this.#context.idFor('refi-qda', ...words, ...(at === 0 ? [] : [String(at)]));
    }
    this.#taken.add(sameGuid(found));
    return found;
  }

  /** Whether something has the GUID, so that a reference to it leads somewhere. */
  has(guid: string): boolean {
    return this.#taken.has(sameGuid(guid));
  }

  /** Before anything of the article: its project's users, codes and other parts. */
  begin({ tagset }: AnnotatedArticle, kept: KeptSource | null): void {
    if (kept !== null) this.#beginProject(kept.project);
    this.codes.begin(tagset, kept?.project ?? null);
    const isSaidByCodes = kept !== null && tagset.id === 'refi-qda';
    if (isSaidByCodes || this.#seenTagsets.has(tagset)) return;
    this.#seenTagsets.add(tagset);
    this.#tagsets.add(JSON.stringify(JSON.parse(serialiseTagset(tagset))));
  }

  #beginProject(kept: KeptProject): void {
    const key = JSON.stringify(kept);
    if (this.#begun.has(key)) return;
    this.#begun.add(key);
    this.#first ??= kept;
    for (const element of kept.users) {
      const guid = sameGuid(attribute(element, 'guid') ?? '');
      if (!this.#users.has(guid)) this.#users.set(guid, element);
      this.#taken.add(guid);
    }
    for (const part of kept.parts) {
      if (part.name === 'NoteRef') this.#add('NoteRef', part);
      else for (const child of part.children) this.#add(part.name, child);
      this.#takeAll(part);
    }
  }

  /** Each once, by its GUID. */
  #add(name: string, element: XmlNode): void {
    const key = attribute(element, 'guid') ?? attribute(element, 'targetGUID') ?? '';
    const list = this.#parts.get(name) ?? new Map<string, XmlNode>();
    this.#parts.set(name, list);
    if (!list.has(sameGuid(key))) list.set(sameGuid(key), element);
  }

  #takeAll(element: XmlNode): void {
    this.#taken.add(sameGuid(attribute(element, 'guid') ?? ''));
    for (const child of element.children) this.#takeAll(child);
  }

  /** Of an annotator; null for the one who stands for nobody that was named. */
  user({ annotators }: AnnotatedArticle, id: AnnotatorId): string | null {
    if (id === this.#context.idFor('annotator', 'refi-qda')) return null;
    const known = this.#userGuids.get(id);
    if (known !== undefined) return known;
    const before = this.#users.get(sameGuid(id));
    const name = annotators.find((one) => one.id === id)?.name ?? '';
    const guid =
      before === undefined ? this.guid(id, 'user', id) : (attribute(before, 'guid') ?? id);
    this.#userGuids.set(id, guid);
    if (before === undefined) this.#users.set(sameGuid(guid), node('User', { guid, name }));
    const isSaid = guid === id && (isXmlText(name) || before !== undefined);
    if (!isSaid) this.#ourUsers.set(sameGuid(guid), { id, name });
    return guid;
  }

  note(note: XmlNode): void {
    this.#add('Notes', note);
  }

  /** `ours` is what the link itself cannot say. */
  link(link: XmlNode, ours: JsonObject | null): void {
    this.#add('Links', link);
    if (ours !== null) this.#ourLinks.set(sameGuid(attribute(link, 'guid') ?? ''), ours);
  }

  useFacts(names: readonly string[]): void {
    for (const name of names) this.#facts.add(name);
  }

  /** `ours` is the article's id, where the source is one of ours. */
  source(source: XmlNode, ours: string | null): void {
    this.#sources.push([...xmlLines(source, '    ')].join(''));
    if (ours !== null) this.#ourSources.set(sameGuid(attribute(source, 'guid') ?? ''), ours);
  }

  /** The XML, once everything is in it. */
  *lines(): Generator<string, void> {
    yield '<?xml version="1.0" encoding="utf-8"?>\n';
    yield this.#start();
    if (this.#users.size > 0) yield* xmlLines(node('Users', {}, ...this.#users.values()), '  ');
    const codes = this.codes.element();
    if (codes !== null) yield* xmlLines(node('CodeBook', {}, codes), '  ');
    for (const element of variables(this.#facts, this.#context.idFor)) {
      this.#add('Variables', element);
    }
    for (const part of order) yield* this.#partLines(part);
    const described = description(this.#first?.description ?? null, this.#payload());
    const notes = this.#parts.get('NoteRef')?.values() ?? [];
    for (const element of [...described, ...notes]) yield* xmlLines(element, '  ');
    yield '</Project>\n';
  }

  #start(): string {
    const { nowMs, name, generatorVersion } = this.#context;
    const time = new Date(nowMs).toISOString();
    const before = this.#first?.attributes ?? {};
    const times = this.#first === null ? { creationDateTime: time } : { modifiedDateTime: time };
    const origin = `Sourcebench ${generatorVersion}`;
    const [start = ''] = xmlLines(node('Project', { name, ...before, origin, ...times }));
    return start.replace('<Project', '<Project xmlns="urn:QDA-XML:project:1.0"').replace('/>', '>');
  }

  *#partLines(name: string): Generator<string, void> {
    if (name === 'Sources') {
      if (this.#sources.length > 0) yield '  <Sources>\n';
      yield* this.#sources;
      if (this.#sources.length > 0) yield '  </Sources>\n';
      return;
    }
    const children = Array.from(this.#parts.get(name)?.values() ?? [], (one) =>
      cleaned(one, (guid) => this.has(guid)),
    );
    if (children.length > 0) yield* xmlLines(node(name, {}, ...children), '  ');
  }

  /** Nothing for projects that are other programs' alone. */
  #payload(): JsonObject {
    const [users, links, sources] = [this.#ourUsers, this.#ourLinks, this.#ourSources];
    if (this.#tagsets.size + users.size + links.size + sources.size === 0) return {};
    return {
      version: 1,
      tagsets: [...this.#tagsets],
      codes: Object.fromEntries(this.codes.ids()),
      users: Object.fromEntries(users),
      links: Object.fromEntries(links),
      sources: Object.fromEntries(sources),
    };
  }
}

/** References to what is not in the project go, and with them what is nothing without its reference. */
export function cleaned(element: XmlNode, isThere: (guid: string) => boolean): XmlNode {
  const isLeading = (child: XmlNode) => {
    const target = attribute(child, 'targetGUID');
    return child.name === 'Link' || target === null || isThere(target);
  };
  const children = element.children
    .filter(isLeading)
    .map((child) => cleaned(child, isThere))
    .filter(({ name, children: [inner] }) => {
      if (name === 'Coding') return inner?.name === 'CodeRef';
      return name !== 'VariableValue' || inner?.name === 'VariableRef';
    });
  return { ...element, children };
}
