// UIMA CAS JSON 0.4, as INCEpTION exports it and dkpro-cassis reads it: a text, its annotations as feature structures
// with types, and whatever else a pipeline left in it. Offsets count UTF-16 code units.

import { readCasJson } from './cas-json/read.ts';
import { writeCasJson } from './cas-json/write.ts';
import type { Codec } from './codec.ts';

export const casJsonCodec: Codec = { id: 'cas-json', read: readCasJson, write: writeCasJson };
