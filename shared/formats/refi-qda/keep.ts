// What is kept of a project and its sources: everything that is neither a text, a mark nor a relation. Of projects that
// we wrote ourselves that is nothing, unless another program added to them.

import type { JsonObject } from '../../domain/json.ts';
import type { BuildContext } from './build.ts';
import { codesOf } from './codebook.ts';
import type { SourceDraft } from './drafts.ts';
import { sameGuid } from './guid.ts';
import type { KeptProject, KeptSource } from './kept.ts';
import { inlineNote } from './notes.ts';
import { describedBy, objectAt } from './payload.ts';
import type { Project } from './project.ts';
import type { ProjectDraft } from './read.ts';
import { isOurValue, isOurVariable } from './variables.ts';
import { attribute, childNamed, childrenNamed, type XmlNode } from './xml.ts';

/** Null where there is nothing to keep. */
export function keepProject(
  { project, sources }: ProjectDraft,
  { finished, context }: BuildContext,
): KeptProject | null {
  const { root, described, codes } = project;
  const claimed = new Set(sources.flatMap((one) => [...one.claimed]));
  const parts = partsOf(project, claimed).flatMap((part) => {
    const children = part.children.filter((one) => !isOurVariable(one, context.idFor));
    return children.length === 0 && part.name !== 'NoteRef' ? [] : [{ ...part, children }];
  });
  const ours = objectAt(described.payload, 'codes');
  const isOwn = [...codes.keys()].every((guid) => Object.hasOwn(ours, guid));
  if (isOwn && parts.length === 0 && described.text === null && isOurs(described.payload)) {
    return null;
  }
  const tags = [...codes.values()].flatMap(({ guid, name }) => {
    const tag = finished.tagset.tags.find(({ id, label }) => id === name || label === name);
    return tag === undefined ? [] : [[guid, tag.id, tag.label, tag.color] as const];
  });
  const users = childNamed(root, 'Users');
  const book = codesOf(root);
  return {
    attributes: root.attributes,
    users: users === undefined ? [] : childrenNamed(users, 'User'),
    codes: book === undefined ? [] : childrenNamed(book, 'Code'),
    tags,
    parts,
    description: described.text,
  };
}

const isOurs = (payload: JsonObject): boolean => Object.hasOwn(payload, 'version');

const elsewhere = new Set(['Users', 'CodeBook', 'Sources', 'Description']);

/** Notes and links that are said by marks and relations stand with them. */
function partsOf(project: Project, claimed: ReadonlySet<string>): XmlNode[] {
  return project.root.children
    .filter(({ name }) => !elsewhere.has(name))
    .map((part) => {
      if (part.name !== 'Notes' && part.name !== 'Links') return part;
      const children = part.children
        .filter((one) => !claimed.has(sameGuid(attribute(one, 'guid') ?? '')))
        .map((one) => {
          const text = part.name === 'Notes' ? project.noteText(one) : null;
          return text === null ? one : inlineNote(one, text);
        });
      return { ...part, children };
    });
}

interface KeepingSource extends BuildContext {
  readonly isOwn: boolean;
  readonly project: KeptProject | null;
}

const inSource = new Set(['Coding', 'NoteRef', 'VariableValue']);

/** Null for a source as we write it, in a project that has nothing more. */
export function keepSource(
  { source, others }: SourceDraft,
  { context, isOwn, project }: KeepingSource,
): KeptSource | null {
  const { of, element, arrived, isInline } = source;
  const described = describedBy(of);
  const parts = [...of.children, ...(element === of ? [] : element.children)].filter(
    (one) => inSource.has(one.name) && !isOurValue(one, context.idFor),
  );
  const isPlain = described.text === null && parts.length + others.length === 0 && !isInline;
  if (isOwn && isPlain && project === null) return null;
  // The files of an archive are not kept, so nothing may lead to them.
  const attributes = Object.entries(of.attributes).filter(
    ([name]) => !/^(?:plainTextPath|richTextPath|path|currentPath)$/.test(name),
  );
  return {
    textSha256: context.sha256Hex(arrived.text),
    attributes: Object.fromEntries(attributes),
    description: described.text,
    isInline,
    parts,
    selections: others.map(({ selection, span }) => ({
      element: selection,
      start: span.startUtf16,
      end: span.endUtf16,
    })),
    project: project ?? nothing,
  };
}

const nothing: KeptProject = {
  attributes: {},
  users: [],
  codes: [],
  tags: [],
  parts: [],
  description: null,
};
