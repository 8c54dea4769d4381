// WebAnno TSV 3.3, read and written as INCEpTION does (inception-io-webanno-tsv, and “WebAnno TSV 3.3 File format” in its
// user guide). A layer is a tag (by the last part of its name), its features are attributes, so that what annotators of
// one project chose can be compared. A relation's first feature that has a value is its type; slots and the links of
// chains are relations. All else of a file (layers, tokens, ids, annotations of no length) is kept and written back.
//
// A file that is made of an article has a layer `webanno.custom.<Tag>` for each tag that is used, with a feature for each
// attribute and `sourcebenchAnnotator`, `sourcebenchNote` and `sourcebenchId`, and a relation layer
// `webanno.custom.<Type>` with the last three for each relation type, on the tag's layer where it is for one tag only,
// else on “Any span”. INCEpTION reads a file only into a project that has these layers and features (Settings, Layers;
// all features are strings; spans may be at character level, stacked, and cross sentences).

import type { Codec } from './codec.ts';
import { readWebannoTsv } from './webanno-tsv/read.ts';
import { writeWebannoTsv } from './webanno-tsv/write.ts';

export const webannoTsvCodec: Codec = {
  id: 'webanno-tsv',
  read: readWebannoTsv,
  write: writeWebannoTsv,
};
