// The formats that can be written, in the groups people look for them in.

import { formatInfo, formatList, type FormatId } from '../../../shared/formats/format-list.ts';

export interface FormatGroup {
  readonly heading: string;
  readonly formats: readonly FormatId[];
}

const named: readonly FormatGroup[] = [
  { heading: 'Sourcebench’s own', formats: ['annotated-json', 'jsonl'] },
  {
    heading: 'Annotation tools',
    formats: ['w3c', 'brat', 'doccano', 'label-studio', 'webanno-tsv', 'cas-json', 'refi-qda'],
  },
  { heading: 'Corpora and training', formats: ['spacy-jsonl', 'conll', 'csv', 'parquet'] },
  { heading: 'Reading and publishing', formats: ['html', 'claimreview'] },
];

const grouped = new Set(named.flatMap(({ formats }) => formats));
const others = formatList
  .filter(({ id, writes }) => writes && !grouped.has(id))
  .map(({ id }) => id);

/** Every format that can be written, each once. */
export const formatGroups: readonly FormatGroup[] = [
  ...named,
  ...(others.length === 0 ? [] : [{ heading: 'Others', formats: others }]),
];

/** The format that was used last, where it can be written. */
export const offeredFormat = (last: FormatId): FormatId =>
  formatInfo(last).writes ? last : 'annotated-json';
