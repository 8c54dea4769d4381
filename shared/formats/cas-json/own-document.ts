// What the file says of the article: INCEpTION's and DKPro's own description of a document, and ours beside it.

import type { ArticleMetadata } from '../../domain/article.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Tagset } from '../../domain/tagset.ts';
import { attributeFault } from '../../annotation-file/attribute-values.ts';
import { carriedTagset } from '../carried-tagset.ts';
import type { Structure } from './cas.ts';
import type { CasDocument } from './document.ts';
import { DOCUMENT_ANNOTATION, OWN_DOCUMENT } from './names.ts';

export interface DocumentFacts {
  readonly id: string | null;
  readonly metadata: Partial<ArticleMetadata>;
  /** What the file's own description says of the title, the language and the address. */
  readonly seen: Seen;
  readonly tagset: Tagset | null;
  readonly annotators: readonly Annotator[];
  readonly own: Structure | null;
}

export interface Seen {
  readonly title: string | null;
  readonly language: string | null;
  readonly url: string | null;
}

type Members = ReadonlyMap<string, JsonValue>;

const textAt = (members: Members | undefined, name: string): string | null => {
  const value = members?.get(name);
  return typeof value === 'string' ? value.toWellFormed() : null;
};

export function factsOf({ cas, sofa }: CasDocument): DocumentFacts {
  const structures = [...cas.structures.values()];
  const described = structures.filter(
    ({ type, members }) =>
      members.get('@sofa') === sofa.id && cas.types.isA(type, DOCUMENT_ANNOTATION),
  );
  const first = (name: string) =>
    described.map(({ members }) => textAt(members, name)).find((value) => value !== null) ?? null;
  const own = structures.find(({ type }) => type === OWN_DOCUMENT) ?? null;
  const language = first('language');
  const url = first('documentUri');
  const seen: Seen = {
    title: first('documentTitle'),
    language: language === 'x-unspecified' || language === '' ? null : language,
    // INCEpTION names files on its own disk there, too.
    url: url !== null && /^https?:/.test(url) ? url : null,
  };
  const members = own?.members;
  const id = textAt(members, 'articleId');
  return {
    id: id === '' ? null : id,
    metadata: own === null ? given(seen) : ownMetadata(own.members, seen),
    seen,
    tagset: parsedTagset(textAt(members, 'tagset')),
    annotators: annotatorsIn(textAt(members, 'annotators')),
    own,
  };
}

/** Only what is said: the rest is found in the text. */
function given({ title, language, url }: Seen): Partial<ArticleMetadata> {
  return {
    ...(title === null ? {} : { title }),
    ...(language === null ? {} : { language }),
    ...(url === null ? {} : { url }),
  };
}

function ownMetadata(members: Members, seen: Seen): Partial<ArticleMetadata> {
  const day = textAt(members, 'publishedOn');
  const isDay = attributeFault({ id: '', label: '', type: 'date', required: false }, day) === null;
  const direction = textAt(members, 'direction');
  return {
    title: textAt(members, 'title') ?? seen.title ?? '',
    subtitle: textAt(members, 'subtitle'),
    byline: textAt(members, 'byline'),
    publisher: textAt(members, 'publisher'),
    publishedOn: isDay ? day : null,
    url: textAt(members, 'url'),
    language: textAt(members, 'language'),
    ...(direction === 'ltr' || direction === 'rtl' ? { direction } : {}),
  };
}

function parsedTagset(json: string | null): Tagset | null {
  return json === null ? null : carriedTagset(json);
}

/** A list of ids and names in turn. */
function annotatorsIn(json: string | null): Annotator[] {
  let list: unknown = null;
  try {
    list = JSON.parse(json ?? 'null');
  } catch {
    // Somebody edited it; the marks say who made them all the same.
  }
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown): Annotator[] => {
    if (!Array.isArray(one)) return [];
    const [id, name] = one as unknown[];
    if (typeof id !== 'string' || id === '' || typeof name !== 'string') return [];
    return [{ id: id.toWellFormed() as AnnotatorId, name: name.toWellFormed() }];
  });
}
