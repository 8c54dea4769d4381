// CoNLL columns: a token a line, its tag in the last column, a blank line between sentences. Read: IOB1, IOB2, BIOES and
// BILOU, tabs or spaces, documents by `-DOCSTART-` or `# newdoc`, comments as in CoNLL-U
// (https://universaldependencies.org/format.html). Written: IOB2 behind one space and no comments, which is what readers
// of CoNLL-2003 take (they split at single spaces, pass over `-DOCSTART-`, and know no comments).

import type { Codec } from './codec.ts';
import { readConll } from './conll/read.ts';
import { writeConll } from './conll/write.ts';

export const conllCodec: Codec = { id: 'conll', read: readConll, write: writeConll };
