// Languages as people write them: a code such as `en` or `pt-BR`, or the English name.

const letters = 'abcdefghijklmnopqrstuvwxyz';
let names: Map<string, string> | null = null;

/** All two-letter codes by their English names in lower case. Made when first asked for. */
function codesByName(): Map<string, string> {
  if (names !== null) return names;
  names = new Map();
  const display = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  for (const first of letters) {
    for (const second of letters) {
      const name = display.of(first + second)?.toLowerCase();
      if (name !== undefined && !names.has(name)) names.set(name, first + second);
    }
  }
  return names;
}

export const languageNames = (): readonly string[] => [...codesByName().keys()];

/** BCP 47 in lower case; null for what is neither a code nor a name. */
export function languageTag(text: string): string | null {
  const wanted = text.trim().toLowerCase().replaceAll('_', '-');
  const named = codesByName().get(wanted);
  if (named !== undefined) return named;
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/.test(wanted) ? wanted : null;
}
