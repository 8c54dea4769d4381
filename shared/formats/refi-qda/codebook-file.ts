// A tagset as a codebook file (.qdc) of the REFI-QDA standard: a code for each tag, with colour and description. Its
// attributes, relations and keys have no place there.

import type { Tagset } from '../../domain/tagset.ts';
import type { WriteContext } from '../codec.ts';
import { createCodesOut } from './codes-out.ts';
import { node, xmlLines } from './xml.ts';

/** The file's text. A tag has the same GUID in every codebook of a tagset. */
export function codebookFile(
  tagset: Tagset,
  { idFor, generatorVersion }: Pick<WriteContext, 'idFor' | 'generatorVersion'>,
): string {
  const codes = createCodesOut((_wanted, ...words) => idFor('refi-qda', ...words), idFor);
  codes.begin(tagset, null);
  const book = node(
    'CodeBook',
    { xmlns: 'urn:QDA-XML:codebook:1.0', origin: `Sourcebench ${generatorVersion}` },
    codes.element() ?? node('Codes', {}),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${[...xmlLines(book)].join('')}`;
}
