// brat standoff (https://brat.nlplab.org/standoff.html): a text and lines about it. Ids, who and when, values that are
// no choices and exact edges over line breaks have no line in brat; they go into notes of a type of our own, which brat
// shows and keeps. An event becomes its trigger's mark, with a relation for each argument.

import { readBrat } from './brat/read.ts';
import { writeBrat } from './brat/write.ts';
import type { Codec } from './codec.ts';

export const bratCodec: Codec = { id: 'brat', read: readBrat, write: writeBrat };
