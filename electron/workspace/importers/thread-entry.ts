// Where the importers' thread is: beside this file as a source, beside `worker.js` or `sourcebench.js` when bundled.

/** `moduleUrl` is this module's own address; bundlers put it into the entry itself or into a folder of chunks. */
export function importerThreadEntry(moduleUrl: string = import.meta.url): URL {
  if (moduleUrl.endsWith('.ts')) return new URL('./importer-thread.ts', moduleUrl);
  const inChunks = /\/(?:chunks|assets)\/[^/]+$/.test(moduleUrl);
  return new URL(inChunks ? '../importer.js' : './importer.js', moduleUrl);
}
