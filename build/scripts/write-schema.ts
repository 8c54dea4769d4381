// Writes the JSON Schema of the annotated article file, generated from the zod schema, so that there is one truth.
// `--check` writes nothing and exits 1 when the committed file is not current.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { FORMAT, VERSION } from '../../shared/annotation-file/format-name.ts';
import { annotatedArticleSchema } from '../../shared/annotation-file/schema.ts';

const relativePath = `schema/annotated-article.v${VERSION}.schema.json`;
const path = fileURLToPath(new URL(`../../${relativePath}`, import.meta.url));

/** The schema as JSON text with a final newline; the same for the same zod schema. */
function schemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(annotatedArticleSchema, {
    target: 'draft-2020-12',
  });
  const published = {
    $schema,
    // A namespace of a URN has no dots, or validators refuse the whole schema.
    $id: `urn:${FORMAT.replace('.', ':')}:${VERSION}`,
    title: `Annotated article, version ${VERSION}`,
    ...schema,
  };
  return `${JSON.stringify(published, null, 2)}\n`;
}

function committedText(): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const text = schemaText();
if (process.argv.includes('--check')) {
  if (committedText() !== text) {
    console.error(`${relativePath} is not current. Run “npm run schema” and commit it.`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${relativePath}`);
}
