// Parquet tables of marks, articles and relations, for DuckDB, Spark and data frames. Offsets stand in both units; what
// has a shape of its own (attributes, blocks, reviews) is JSON in a column. Tagsets are in the files' metadata.

import type { Codec } from './codec.ts';
import { writeParquet } from './parquet/write.ts';

export const parquetCodec: Codec = { id: 'parquet', write: writeParquet };
