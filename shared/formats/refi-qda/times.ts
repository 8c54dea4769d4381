// Times as XML has them.

/** A time without a zone is taken as UTC: what else would always be the same. */
export function timeOf(written: string | null): number | null {
  const time = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?\s*$/.exec(
    written ?? '',
  );
  const ms = time === null ? Number.NaN : Date.parse(`${time[1]}${time[2] ?? 'Z'}`);
  return Number.isNaN(ms) || new Date(ms).toISOString().length !== 24 ? null : ms;
}
