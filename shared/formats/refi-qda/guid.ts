// GUIDs as the REFI-QDA schema has them: 8-4-4-4-12 hex digits, perhaps in braces. Programs differ in case and braces
// within one file, so they are compared without either.

const pattern =
  /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\})$/i;

export const isGuid = (id: string): boolean => pattern.test(id);

export const sameGuid = (guid: string): string => guid.replace(/[{}]/g, '').toLowerCase();
