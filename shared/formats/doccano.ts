// doccano's JSONL, as sequence labelling projects export and import it: spans as triples, or entities and relations.
// What doccano has no field for stands under a key of its own, which doccano keeps as the example's metadata
// (backend/data_import/pipeline/data.py: whatever is neither text nor label becomes `meta`).

import type { Codec } from './codec.ts';
import { readDoccano } from './doccano/read.ts';
import { writeDoccano } from './doccano/write.ts';

export const doccanoCodec: Codec = { id: 'doccano', read: readDoccano, write: writeDoccano };
