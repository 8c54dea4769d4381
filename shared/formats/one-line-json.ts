// JSON for formats of lines: on one line also for readers that break lines at other characters than LF, as Python's
// splitlines does.

import type { JsonValue } from '../domain/json.ts';

export const oneLineJson = (value: JsonValue): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
