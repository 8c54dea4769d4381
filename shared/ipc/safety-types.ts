// What is told about the safety of a workspace: who holds it, its backups, what a damaged one still gave.

/** Why a backup was made. */
export const backupReasons = [
  'start',
  'hourly',
  'migration',
  'bulk-act',
  'asked',
  'before-restore',
  'passphrase',
] as const;
export type BackupReason = (typeof backupReasons)[number];

export interface BackupEntry {
  /** The file's name in the folder of backups; the only way to name one across a border. */
  readonly id: string;
  readonly madeAtMs: number;
  readonly reason: BackupReason;
  readonly bytes: number;
  /** As counted when it was checked after writing; null where that is not known, such as for a file put there by hand. */
  readonly articles: number | null;
  /** The number of the newest act in it. */
  readonly acts: number | null;
  readonly isEncrypted: boolean;
}

/** Whoever has a workspace open. */
export interface Holder {
  /** Such as `Sourcebench` or `sourcebench import`. */
  readonly program: string;
  /** Who annotates there; null where nobody has given a name. */
  readonly person: string | null;
  /** The machine's name. */
  readonly host: string;
  readonly pid: number;
  readonly sinceMs: number;
}

/** What became of one table, or of one article, of a damaged workspace. */
export interface SalvagedTable {
  readonly name: string;
  readonly saved: number;
  readonly lost: number;
}

export interface SalvagedArticle {
  readonly id: string;
  readonly title: string;
  /** `whole`: every row as it was written; `rebuilt`: made again from the sealed log; `partly`: `said` tells what is missing. */
  readonly state: 'whole' | 'rebuilt' | 'partly' | 'lost';
  readonly said: readonly string[];
}

export interface SalvageReport {
  /** Where the damaged file now lies, unchanged. */
  readonly setAside: string;
  /** The workspace that holds what could be read. */
  readonly savedTo: string;
  readonly tables: readonly SalvagedTable[];
  readonly articles: readonly SalvagedArticle[];
}
