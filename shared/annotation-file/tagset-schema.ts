// The tagset inside an annotated article file, as a zod schema: tags with their attributes, and allowed relations.

import { z } from 'zod';
import { color, flag, id, idOrNull, line, lineOrNull, list, whole } from './schema-parts.ts';

const attributeId = id('Unique within the tag.');
const label = line('What people see.');
const required = flag('Whether an annotation is unfinished without it.');
const attributeSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      id: attributeId,
      label,
      type: z.enum(['choice', 'choices']).describe('One of the options, or any number of them.'),
      options: list(
        z.strictObject({ id: id('Unique within the attribute.'), label }),
        'What can be chosen.',
      ),
      required,
    }),
    z.strictObject({
      id: attributeId,
      label,
      type: z.enum(['text', 'number', 'boolean', 'date', 'url']),
      required,
    }),
  ])
  .meta({ id: 'attribute', description: 'What can be said about an annotation with this tag.' });

const tagSchema = z
  .strictObject({
    id: id('Unique within the tagset.'),
    label,
    color: color('#rrggbb.'),
    shortcut: idOrNull('One key.'),
    description: lineOrNull('When to use the tag.'),
    attributes: list(attributeSchema, 'In the order they are shown.'),
  })
  .meta({ id: 'tag', description: 'A kind of annotation.' });

const relationTypeSchema = z
  .strictObject({
    id: id('Unique among the tagset’s relations.'),
    label,
    from: list(id('A tag’s id.'), 'Tags it can start at.'),
    to: list(id('A tag’s id.'), 'Tags it can end at.'),
  })
  .meta({ id: 'relationType', description: 'A way to link annotations.' });

export const tagsetSchema = z
  .strictObject({
    id: id('The tagset’s id.'),
    name: line('What people see.'),
    version: whole(1, null, 'Grows with every change.'),
    tags: list(tagSchema, 'In the order they are shown.'),
    relations: list(relationTypeSchema, 'How annotations can be linked.'),
  })
  .meta({ id: 'tagset', description: 'What the article was tagged with.' });
