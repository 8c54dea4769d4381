// What a book says about itself, as far as it is true of each of its chapters.

import type { DetectedFields } from '../../../../shared/domain/detected.ts';
import { collapseSpace } from '../../../../shared/text/white-space.ts';
import { plausibleDate, plausibleLanguage } from '../office/properties.ts';
import { childrenNamed, type XmlElement } from '../xml-tree.ts';

export interface BookProperties {
  readonly title: string | null;
  /** For the metadata of every chapter. */
  readonly fields: Pick<DetectedFields, 'byline' | 'publisher' | 'publishedOn' | 'language'>;
}

const longest = 300;

export function bookProperties(metadata: XmlElement | undefined): BookProperties {
  const valuesOf = (name: string): string[] => childrenNamed(metadata, name).flatMap(lineOf);
  const byline = authors(metadata);
  const [publisher] = valuesOf('dc:publisher');
  const publishedOn = published(metadata);
  const language = plausibleLanguage(valuesOf('dc:language')[0] ?? null);
  return {
    title: valuesOf('dc:title')[0] ?? null,
    fields: {
      ...(byline === null ? {} : { byline: stated(byline, 'creator') }),
      ...(publisher === undefined ? {} : { publisher: stated(publisher, 'publisher') }),
      ...(publishedOn === null ? {} : { publishedOn: stated(publishedOn, 'date') }),
      ...(language === null ? {} : { language: stated(language, 'language') }),
    },
  };
}

const stated = (value: string, property: string) =>
  ({ value, origin: { how: 'stated', where: `book property “${property}”` } }) as const;

function lineOf({ text }: XmlElement): string[] {
  const line = collapseSpace(text);
  return line === '' || line.length > longest ? [] : [line];
}

/** Of several creators those who wrote it, where the book says who did. */
function authors(metadata: XmlElement | undefined): string | null {
  const creators = childrenNamed(metadata, 'dc:creator');
  const written = creators.filter((creator) => roleOf(metadata, creator) === 'aut');
  const names = (written.length > 0 ? written : creators).flatMap(lineOf);
  return names.length === 0 ? null : names.join(', ').slice(0, longest);
}

/** In either version's way of saying it. */
function roleOf(metadata: XmlElement | undefined, { attributes }: XmlElement): string | null {
  const own = attributes['opf:role'];
  if (own !== undefined) return own;
  const refined = `#${attributes['id'] ?? ''}`;
  const meta = childrenNamed(metadata, 'opf:meta').find(
    (candidate) =>
      candidate.attributes['refines'] === refined && candidate.attributes['property'] === 'role',
  );
  return meta === undefined ? null : meta.text.trim();
}

function published(metadata: XmlElement | undefined): string | null {
  const dates = childrenNamed(metadata, 'dc:date');
  const said =
    dates.find(({ attributes }) => attributes['opf:event'] === 'publication') ?? dates[0];
  return plausibleDate(said?.text ?? null);
}
