// Whether every file of an export that stands under its final name is whole. What is hidden is on its way.

import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const articleSchema = z.object({
  article: z.object({ text: z.string(), textSha256: z.string() }),
  annotations: z.array(z.object({ segments: z.array(z.object({ quote: z.string() })) })),
});
const manifestSchema = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

function checkArticle(json: string): void {
  const { article, annotations } = articleSchema.parse(JSON.parse(json));
  if (hash('sha256', article.text, 'hex') !== article.textSha256) throw new Error('another text');
  for (const { segments } of annotations) {
    for (const { quote } of segments) {
      if (!article.text.includes(quote)) throw new Error('a quote that is not in the text');
    }
  }
}

function checkManifest(path: string): void {
  const { files } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const { path: name, bytes, sha256 } of files) {
    const content = readFileSync(join(dirname(path), name));
    const isSame = content.length === bytes && hash('sha256', content, 'hex') === sha256;
    if (!isSame) throw new Error(`${name} is not what the manifest says`);
  }
}

/** Throws for half a file. */
export function checkExported(path: string): void {
  const content = readFileSync(path, 'utf8');
  if (path.endsWith('.md')) return;
  if (!content.endsWith('\n')) throw new Error('cut off');
  if (path.endsWith('.annotated.json')) checkArticle(content);
  else if (basename(path) === 'manifest.json') checkManifest(path);
  else if (path.endsWith('.jsonl')) content.trimEnd().split('\n').forEach(checkArticle);
  else JSON.parse(content);
}

/** Of a folder of exports, one line for each file or dataset that is not whole. `from` before it counts what is checked. */
export function halfWritten(folder: string): { readonly half: string[]; readonly checked: number } {
  const half: string[] = [];
  let checked = 0;
  for (const name of readdirSync(folder).filter((each) => !each.startsWith('.'))) {
    const path = join(folder, name);
    const isSet = statSync(path).isDirectory();
    const files = isSet
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .map((file) => join(path, file))
          .filter((file) => statSync(file).isFile())
      : [path];
    if (isSet && !existsSync(join(path, 'manifest.json'))) half.push(`${name} has no manifest`);
    for (const file of files) {
      checked += 1;
      try {
        checkExported(file);
      } catch (thrown) {
        half.push(`${file}: ${thrown instanceof Error ? thrown.message.slice(0, 200) : 'half'}`);
      }
    }
  }
  return { half, checked };
}
