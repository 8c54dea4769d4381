// Label Studio's JSON export (https://labelstud.io/guide/task_format) with the labelling configuration beside it. Offsets
// count code points (label-studio-frontend pull request 308; older versions counted UTF-16, which is found out).

import type { Codec } from './codec.ts';
import { readLabelStudio } from './label-studio/read.ts';
import { writeLabelStudio } from './label-studio/write.ts';

export const labelStudioCodec: Codec = {
  id: 'label-studio',
  read: readLabelStudio,
  write: writeLabelStudio,
};
