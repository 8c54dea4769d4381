// CSV: a table of marks, one of relations and one of articles, which together lose nothing. Cells that a spreadsheet
// would run as a formula are made safe (csv/cells.ts). Tables of others are read where columns are named as usual.

import type { Codec } from './codec.ts';
import { readCsv } from './csv/read.ts';
import { writeCsv } from './csv/write.ts';

export const csvCodec: Codec = { id: 'csv', read: readCsv, write: writeCsv };
