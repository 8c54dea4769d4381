// A tagset as the program holds it and tagset files store it: that of the annotated article file, and with it the
// rules of relations that the article file has no field for.

import { z } from 'zod';
import type { Tagset } from '../domain/tagset.ts';
import { tagsetSchema } from './tagset-schema.ts';

export const relationRulesSchema = z.strictObject({
  acrossArticles: z.boolean().exactOptional(),
  acyclic: z.boolean().exactOptional(),
  sameTag: z.boolean().exactOptional(),
});

const relation = tagsetSchema.shape.relations.element.extend({
  rules: relationRulesSchema.exactOptional(),
});

export const tagsetWithRules = tagsetSchema.extend({
  relations: z.array(relation).max(1000),
}) as unknown as z.ZodType<Tagset>;
