// What the columns of a table of others are, by the names that people and tools give them.

import type { OffsetUnit } from '../offset-choice.ts';

/** Names of columns; null where there is none. */
export interface Roles {
  readonly document: string | null;
  readonly text: string | null;
  readonly quote: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly label: string | null;
  readonly id: string | null;
  readonly note: string | null;
  readonly annotator: string | null;
  readonly unit: OffsetUnit;
}

/** The first of the names that there is counts. */
const names = {
  document: [
    'documentid',
    'docid',
    'document',
    'doc',
    'articleid',
    'article',
    'filename',
    'file',
    'textid',
    'title',
  ],
  text: [
    'fulltext',
    'documenttext',
    'articletext',
    'text',
    'content',
    'body',
    'sentence',
    'passage',
  ],
  quote: [
    'quote',
    'quotation',
    'span',
    'spantext',
    'mention',
    'exact',
    'entitytext',
    'coveredtext',
    'selectedtext',
    'surface',
    'highlight',
    'words',
  ],
  start: [
    'start',
    'begin',
    'startoffset',
    'startchar',
    'charstart',
    'beginoffset',
    'offsetstart',
    'from',
    'startcodepoint',
    'startutf16',
  ],
  end: [
    'end',
    'endoffset',
    'endchar',
    'charend',
    'offsetend',
    'stop',
    'to',
    'endcodepoint',
    'endutf16',
  ],
  label: [
    'label',
    'tag',
    'entity',
    'entitytype',
    'entitylabel',
    'code',
    'type',
    'category',
    'class',
    'concept',
  ],
  id: ['markid', 'annotationid', 'spanid', 'entityid', 'id'],
  note: ['note', 'notes', 'comment', 'comments', 'memo', 'remark'],
  annotator: [
    'annotator',
    'annotatorname',
    'coder',
    'author',
    'user',
    'username',
    'annotatedby',
    'createdby',
  ],
} as const;

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '');

export function rolesOf(header: readonly string[]): Roles {
  const byName = new Map(header.toReversed().map((name) => [plain(name), name]));
  const find = (wanted: readonly string[]): string | null => {
    for (const name of wanted) {
      const found = byName.get(name);
      if (found !== undefined) return found;
    }
    return null;
  };
  const start = find(names.start);
  return {
    document: find(names.document),
    text: find(names.text),
    quote: find(names.quote),
    start,
    end: find(names.end),
    label: find(names.label),
    id: find(names.id),
    note: find(names.note),
    annotator: find(names.annotator),
    unit: start !== null && plain(start).endsWith('utf16') ? 'utf-16' : 'code-points',
  };
}
