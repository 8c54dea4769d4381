// REFI-QDA 1.5 (qdasoftware.org): .qdpx projects with texts, codes and marks, as ATLAS.ti, MAXQDA, NVivo and QualCoder
// exchange them, and .qdc codebooks. Positions count code points. What the standard has no place for is in descriptions.

import type { Codec } from './codec.ts';
import { readRefiQda } from './refi-qda/read.ts';
import { writeRefiQda } from './refi-qda/write.ts';

export const refiQdaCodec: Codec = { id: 'refi-qda', read: readRefiQda, write: writeRefiQda };
