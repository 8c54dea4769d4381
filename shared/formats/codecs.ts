// Which codec is which format's. Each is loaded when it is needed first: a CSV does not pay for the ZIP library.

import type { Codec } from './codec.ts';
import type { FormatId } from './format-list.ts';

const codecs: { readonly [Id in FormatId]: () => Promise<Codec> } = {
  'annotated-json': async () => (await import('./annotated-json.ts')).annotatedJsonCodec,
  jsonl: async () => (await import('./jsonl.ts')).jsonlCodec,
  w3c: async () => (await import('./w3c.ts')).w3cCodec,
  brat: async () => (await import('./brat.ts')).bratCodec,
  doccano: async () => (await import('./doccano.ts')).doccanoCodec,
  'label-studio': async () => (await import('./label-studio.ts')).labelStudioCodec,
  'spacy-jsonl': async () => (await import('./spacy-jsonl.ts')).spacyJsonlCodec,
  'webanno-tsv': async () => (await import('./webanno-tsv.ts')).webannoTsvCodec,
  'cas-json': async () => (await import('./cas-json.ts')).casJsonCodec,
  conll: async () => (await import('./conll.ts')).conllCodec,
  'refi-qda': async () => (await import('./refi-qda.ts')).refiQdaCodec,
  hypothesis: async () => (await import('./hypothesis.ts')).hypothesisCodec,
  csv: async () => (await import('./csv.ts')).csvCodec,
  claimreview: async () => (await import('./claimreview.ts')).claimreviewCodec,
  html: async () => (await import('./html.ts')).htmlCodec,
  parquet: async () => (await import('./parquet.ts')).parquetCodec,
};

export const loadCodec = (id: FormatId): Promise<Codec> => codecs[id]();
