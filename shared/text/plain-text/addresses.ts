// A line that is nothing but the address of a page, with or without a word before it that says so.

const label =
  /^(?:url|link|source|original|permalink|web|quelle|fonte|fuente|источник|المصدر|منبع|সূত্র|स्रोत)\s*[:：]\s*/iu;
const address = /^<?((?:https?:\/\/)[^\s<>"]{3,2000})>?$/i;

/** The address as the line has it; null for any other line. */
export function addressOnly(line: string): string | null {
  if (line.length > 2100) return null;
  return address.exec(line.replace(label, ''))?.[1] ?? null;
}
