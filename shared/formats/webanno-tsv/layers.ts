// The layers that a WebAnno TSV file declares in its header, and what each of their columns is
// (INCEpTION, Tsv3XDeserializer.parseColumnDeclaration).

export type LayerKind = 'SP' | 'CH' | 'RL';

/**
 * `none` is the placeholder of a layer without features. `id`, `note` and `annotator` are features that this program adds
 * to a layer (own-line.ts).
 */
export type ColumnKind =
  | 'none'
  | 'feature'
  | 'role'
  | 'target'
  | 'element'
  | 'link'
  | 'ref'
  | 'id'
  | 'note'
  | 'annotator';

export interface Column {
  readonly kind: ColumnKind;
  /** As it is declared, such as `value` or `BT_webanno.custom.Span`. */
  readonly head: string;
}

export interface Layer {
  readonly kind: LayerKind;
  /** Of the type, such as `webanno.custom.Span`. */
  readonly name: string;
  readonly columns: readonly Column[];
}

export const TOKEN_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
export const DEPENDENCY_TYPE =
  'de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency';
/** Any annotation: the target of slots and relations that are not bound to one layer. */
export const ANY_TYPE = 'uima.tcas.Annotation';
/** Features of our own. INCEpTION shows them like any other. */
export const ID_FEATURE = 'sourcebenchId';
export const NOTE_FEATURE = 'sourcebenchNote';
export const ANNOTATOR_FEATURE = 'sourcebenchAnnotator';

const ownFeatures: ReadonlyMap<string, ColumnKind> = new Map([
  [ID_FEATURE, 'id'],
  [NOTE_FEATURE, 'note'],
  [ANNOTATOR_FEATURE, 'annotator'],
]);

const BASE = 'BT_';
const ROLE = 'ROLE_';

/** The last part of a type's name. */
export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1) || name;

/** The layer that relations hang on; null where none is declared. */
export function baseOf({ columns }: Pick<Layer, 'columns'>): string | null {
  const ref = columns.find(({ kind }) => kind === 'ref');
  return ref === undefined ? null : ref.head.slice(BASE.length);
}

/** The feature's name in `ROLE_webanno.custom.Host:links_webanno.custom.LinkType`. */
export function slotFeature({ head }: Column): string {
  const field = head.slice(ROLE.length).split('_')[0] ?? '';
  return field.slice(field.lastIndexOf(':') + 1) || 'link';
}

/** The columns that the declarations behind the type's name make. At least one. */
export function columnsOf(kind: LayerKind, heads: readonly string[]): Column[] {
  const declared = heads.filter((head) => head !== '');
  if (declared.length === 0) return [{ kind: 'none', head: '' }];
  let isAfterRole = false;
  return declared.map((head) => {
    const column = { kind: isAfterRole ? ('target' as const) : kindOf(kind, head), head };
    isAfterRole = column.kind === 'role';
    return column;
  });
}

function kindOf(kind: LayerKind, head: string): ColumnKind {
  if (kind === 'SP' && head.startsWith(ROLE)) return 'role';
  if (kind === 'RL' && head.startsWith(BASE)) return 'ref';
  if (kind === 'CH' && head === 'referenceType') return 'element';
  if (kind === 'CH' && head === 'referenceRelation') return 'link';
  return (kind === 'CH' ? undefined : ownFeatures.get(head)) ?? 'feature';
}

/** Null for a line that declares no layer. */
export function layerOfLine(line: string): Layer | null {
  const found = /^#T_(SP|CH|RL)=(.*)$/s.exec(line);
  const kind = found?.[1];
  if (kind !== 'SP' && kind !== 'CH' && kind !== 'RL') return null;
  const [name = '', ...heads] = (found?.[2] ?? '').split('|');
  return { kind, name, columns: columnsOf(kind, heads) };
}

export const lineOfLayer = ({ kind, name, columns }: Layer): string =>
  `#T_${kind}=${name}|${columns.map(({ head }) => head).join('|')}`;

/** What is wrong with a layer, also beside the names before it, as a sentence; null where nothing is. */
export function faultOfLayer(layer: Layer, before: ReadonlySet<string>): string | null {
  const { kind, name, columns } = layer;
  const has = (wanted: ColumnKind) => columns.filter((column) => column.kind === wanted).length;
  if (name === '') return 'A layer has no name.';
  if (before.has(name)) return `The layer ${name} is declared twice.`;
  if (has('target') !== has('role')) {
    return `A slot feature of ${name} does not say what its targets are.`;
  }
  if (kind === 'RL' && has('ref') !== 1) {
    return `The relation layer ${name} does not say between annotations of which one layer it is.`;
  }
  if (kind === 'CH' && has('link') !== 1) {
    return `The chain layer ${name} has no column “referenceRelation”, which orders its links.`;
  }
  return null;
}
