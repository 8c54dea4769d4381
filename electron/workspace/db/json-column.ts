// JSON objects in columns. Most are empty, and reading those costs next to nothing.

import type { JsonObject } from '../../../shared/domain/json.ts';

export const parseObject = (json: string): JsonObject =>
  json === '{}' ? {} : (JSON.parse(json) as JsonObject);
