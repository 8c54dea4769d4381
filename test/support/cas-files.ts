// CAS files as INCEpTION and dkpro-cassis write them, made by hand: layers with features, relations, slots, tokens,
// and what else a pipeline leaves. And what makes two of them the same.

import type { FormatFile } from '../../shared/formats/codec.ts';
import { fileOf } from './round-trip.ts';

type Json = { readonly [key: string]: unknown };

const dkpro = 'de.tudarmstadt.ukp.dkpro.core.api';
const feature = (name: string, range: string) => ({
  [name]: { '%NAME': name, '%RANGE': range },
});
const type = (name: string, parent: string, ...features: Json[]) => ({
  [name]: {
    '%NAME': name,
    '%SUPER_TYPE': parent,
    ...Object.fromEntries(features.flatMap((one) => Object.entries(one))),
  },
});

const casTypes: Json = {
  ...type(
    `${dkpro}.metadata.type.DocumentMetaData`,
    'uima.tcas.DocumentAnnotation',
    feature('documentTitle', 'uima.cas.String'),
    feature('documentId', 'uima.cas.String'),
    feature('isLastSegment', 'uima.cas.Boolean'),
  ),
  ...type(`${dkpro}.segmentation.type.Sentence`, 'uima.tcas.Annotation'),
  ...type(
    `${dkpro}.segmentation.type.Token`,
    'uima.tcas.Annotation',
    feature('parent', 'uima.tcas.Annotation'),
    feature('order', 'uima.cas.Integer'),
    feature('pos', `${dkpro}.lexmorph.type.pos.POS`),
  ),
  ...type(
    `${dkpro}.lexmorph.type.pos.POS`,
    'uima.tcas.Annotation',
    feature('PosValue', 'uima.cas.String'),
  ),
  ...type(
    `${dkpro}.ner.type.NamedEntity`,
    'uima.tcas.Annotation',
    feature('value', 'uima.cas.String'),
    feature('sure', 'uima.cas.Double'),
    feature('checked', 'uima.cas.Boolean'),
    feature('kinds', 'uima.cas.String[]'),
    feature('partner', `${dkpro}.ner.type.NamedEntity`),
  ),
  ...type(
    'webanno.custom.Knows',
    'uima.tcas.Annotation',
    feature('Governor', `${dkpro}.ner.type.NamedEntity`),
    feature('Dependent', `${dkpro}.ner.type.NamedEntity`),
    feature('since', 'uima.cas.String'),
  ),
  ...type(
    'webanno.custom.Event',
    'uima.tcas.Annotation',
    feature('roles', 'webanno.custom.EventRolesLink[]'),
  ),
  ...type(
    'webanno.custom.EventRolesLink',
    'uima.cas.TOP',
    feature('role', 'uima.cas.String'),
    feature('target', `${dkpro}.ner.type.NamedEntity`),
  ),
};

export const casText = 'Ana 🚧 met Bo.';

const at = (id: number, of: string, begin: number, end: number, more: Json = {}) => ({
  '%ID': id,
  '%TYPE': of,
  '@sofa': 1,
  begin,
  end,
  ...more,
});
const entity = `${dkpro}.ner.type.NamedEntity`;

export const casStructures: readonly Json[] = [
  {
    '%ID': 1,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: casText,
  },
  at(2, `${dkpro}.metadata.type.DocumentMetaData`, 0, 14, {
    language: 'en',
    documentTitle: 'meeting.txt',
    documentId: 'ana',
    isLastSegment: false,
  }),
  at(3, `${dkpro}.segmentation.type.Sentence`, 0, 14),
  at(4, `${dkpro}.segmentation.type.Token`, 0, 3, { order: 0, '@pos': 20 }),
  at(5, `${dkpro}.segmentation.type.Token`, 7, 10, { order: 1 }),
  at(6, `${dkpro}.segmentation.type.Token`, 11, 13, { order: 2, '@parent': 5 }),
  at(10, entity, 0, 3, {
    value: 'PER',
    sure: 0.5,
    checked: true,
    '@kinds': 30,
    '@partner': 11,
  }),
  at(11, entity, 11, 13, { value: 'PER', '#sure': 'NaN' }),
  at(12, 'webanno.custom.Knows', 11, 13, { '@Governor': 10, '@Dependent': 11, since: '2020' }),
  at(13, 'webanno.custom.Event', 7, 10, { '@roles': 31 }),
  at(14, 'webanno.custom.Event', 4, 4),
  at(20, `${dkpro}.lexmorph.type.pos.POS`, 0, 3, { PosValue: 'NNP' }),
  { '%ID': 30, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['known', 'adult'] },
  { '%ID': 31, '%TYPE': 'webanno.custom.EventRolesLink[]', '%ELEMENTS': [32, 33] },
  { '%ID': 32, '%TYPE': 'webanno.custom.EventRolesLink', role: 'who', '@target': 10 },
  { '%ID': 33, '%TYPE': 'webanno.custom.EventRolesLink', role: 'whom', '@target': 11 },
  { '%ID': 40, '%TYPE': 'uima.cas.ByteArray', '%ELEMENTS': 'VGhpcw==' },
];

const view = {
  '%SOFA': 1,
  '%MEMBERS': [2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 20, 32, 33],
};

export const casJson = (more: Json = {}): Json => ({
  '%TYPES': casTypes,
  '%FEATURE_STRUCTURES': casStructures,
  '%VIEWS': { _InitialView: view },
  ...more,
});

export const casFile = (json: unknown, path = 'meeting.json'): FormatFile =>
  fileOf(path, JSON.stringify(json));

/** With some of the structures changed, by id; undefined takes a member away. */
export function casWith(changes: { readonly [id: number]: Json }, more: Json = {}): Json {
  return casJson({
    '%FEATURE_STRUCTURES': casStructures.map((one) => ({
      ...one,
      ...changes[Number(one['%ID'])],
    })),
    ...more,
  });
}

/** What has no order in a CAS is ordered: keys, structures, the members of views. */
export function sameCas(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sameCas);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (inner === null) return [];
    if (key === '%FEATURE_STRUCTURES' && Array.isArray(inner)) {
      return [
        [key, sameCas(inner.toSorted((a: Json, b: Json) => Number(a['%ID']) - Number(b['%ID'])))],
      ];
    }
    if (key === '%MEMBERS' && Array.isArray(inner))
      return [[key, inner.map(String).toSorted((a, b) => (a < b ? -1 : 1))]];
    return [[key, sameCas(inner)]];
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
