// Prodigy's JSONL (https://prodi.gy/docs/api-interfaces), which spaCy's recipes train from: a text with its tokens, spans
// and relations, and what the annotator answered. Offsets count code points, as Python does.

import type { Codec } from './codec.ts';
import { readSpacyJsonl } from './spacy-jsonl/read.ts';
import { writeSpacyJsonl } from './spacy-jsonl/write.ts';

export const spacyJsonlCodec: Codec = {
  id: 'spacy-jsonl',
  read: readSpacyJsonl,
  write: writeSpacyJsonl,
};
