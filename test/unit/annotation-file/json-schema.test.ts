import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('the committed JSON Schema is current', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['build/scripts/write-schema.ts', '--check'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('it is draft 2020-12, says what every key means, and allows no other', () => {
  const schema: unknown = JSON.parse(
    readFileSync(`${root}schema/annotated-article.v1.schema.json`, 'utf8'),
  );
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
  });
  // A URN of RFC 8141, or validators refuse the whole schema.
  expect(schema).toHaveProperty('$id', 'urn:sourcebench:annotated-article:1');
  const unexplained: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value) expect(value, path).toHaveProperty('additionalProperties', false);
    for (const [key, child] of Object.entries(value)) {
      if (key === 'properties' && !path.endsWith('.anchoring')) {
        for (const [name, property] of Object.entries(child as Record<string, object>)) {
          const isPlain =
            'const' in property || '$ref' in property || 'anyOf' in property || 'enum' in property;
          if (!isPlain && !('description' in property)) unexplained.push(`${path}.${name}`);
        }
      }
      walk(child, `${path}.${key}`);
    }
  };
  walk(schema, '$');
  expect(unexplained).toEqual([]);
});
