// What a package holds, looked at where it is decided: electron-builder packs the real build, with a stand-in for
// Electron's own files (an executable that carries the fuses, a version, two languages).

import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { extractFile, listPackage, statFile } from '@electron/asar';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root, runNode, toolArguments } from '../../build/scripts/processes.ts';

const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

/** As Electron keeps its fuses: a marker, a format version, their number and each one's state, here the wrong one. */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810110001';

const packageSchema = z.looseObject({
  main: z.string(),
  version: z.string(),
  devDependencies: z.unknown().optional(),
  scripts: z.unknown().optional(),
});

const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      name: z.string(),
      version: z.string(),
      purl: z.string(),
      licenses: z.array(z.unknown()),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })),
    }),
  ),
});
const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

/** Everything a package may hold. */
const wanted = [
  /^package\.json$/,
  /^LICENSE$/,
  /^out\/(sbom\.cdx\.json|THIRD-PARTY-NOTICES\.txt)$/,
  /^out\/main\/[^/]+\.js$/,
  /^out\/main\/chunks\/[^/]+\.js$/,
  // The character maps of Chinese, Japanese and Korean PDFs.
  /^out\/main\/pdf-cmaps\/([\w-]+\.bcmap|LICENSE)$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[^/]+\.(js|css|woff2|svg|png)$/,
  /^node_modules\/better-sqlite3-multiple-ciphers\/(package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3-multiple-ciphers\/lib\/([^/]+\/)?[^/]+\.js$/,
];

function standIn(folder: string): string {
  const dist = path.join(folder, 'electron');
  mkdirSync(path.join(dist, 'locales'), { recursive: true });
  for (const language of ['en-US', 'de']) {
    writeFileSync(path.join(dist, `locales/${language}.pak`), '');
  }
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
  );
  writeFileSync(
    path.join(dist, 'version'),
    packageSchema.pick({ version: true }).parse(manifest).version,
  );
  writeFileSync(path.join(dist, 'electron'), `\u007fELF${fuses}`, 'latin1');
  chmodSync(path.join(dist, 'electron'), 0o755);
  return dist;
}

async function pack(folder: string, arch: string): Promise<string> {
  const run = await runNode(
    toolArguments('electron-builder', [
      '--linux',
      '--dir',
      `--${arch}`,
      '--config=build/electron-builder.ts',
      '--publish=never',
      `-c.electronDist=${standIn(folder)}`,
      `-c.directories.output=${path.join(folder, 'dist')}`,
    ]),
    { output: 'keep' },
  );
  if (run.exitCode !== 0) throw new Error(`electron-builder failed:\n${run.output}`);
  const [unpacked] = readdirSync(path.join(folder, 'dist')).filter((name) =>
    name.endsWith('unpacked'),
  );
  return path.join(folder, 'dist', unpacked ?? '');
}

describe.each(['x64', 'arm64'])('the Linux package for %s', (arch) => {
  let folder = '';
  let app = '';
  let asar = '';
  let files: readonly string[] = [];

  beforeAll(async () => {
    if (!existsSync(path.join(root, 'out/main/main.js'))) {
      throw new Error('There is no build in out/. Run `npm run build` first.');
    }
    folder = mkdtempSync(path.join(tmpdir(), 'sourcebench-package-'));
    app = await pack(folder, arch);
    asar = path.join(app, 'resources/app.asar');
    files = listPackage(asar, { isPack: false })
      .map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
      .filter((file) => !('files' in statFile(asar, path.normalize(file))));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const manifest = () => {
    const parsed: unknown = JSON.parse(extractFile(asar, 'package.json').toString('utf8'));
    return packageSchema.parse(parsed);
  };

  it('holds main, worker, preload, page and styles', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        manifest().main,
        'out/main/worker.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
        expect.stringMatching(/^out\/renderer\/assets\/.*\.js$/),
        expect.stringMatching(/^out\/renderer\/assets\/.*\.css$/),
        expect.stringMatching(/^out\/renderer\/assets\/.*\.woff2$/),
      ]),
    );
  });

  it('holds SQLite with the binary of its own system only, outside the archive', () => {
    const prebuild = `node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-${arch}.node`;
    const unpacked = path.join(`${asar}.unpacked`, prebuild);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([prebuild]);
    expect(readFileSync(unpacked).equals(readFileSync(path.join(root, prebuild)))).toBe(true);
  });

  it('brings the importers and the character maps that PDFs refer to', () => {
    expect(files).toContain('out/main/importer.js');
    expect(files).toContain('out/main/pdf-cmaps/UniGB-UCS2-H.bcmap');
  });

  it('holds nothing else: no sources, tests, maps or development dependencies', () => {
    const prebuilds = /^node_modules\/better-sqlite3-multiple-ciphers\/prebuilds\//;
    const others = files.filter((file) => ![...wanted, prebuilds].some((one) => one.test(file)));
    expect(others).toEqual([]);
  });

  it('lists what it is made of, as locked, with the words of the licences', () => {
    const bom = sbomSchema.parse(
      JSON.parse(extractFile(asar, path.normalize('out/sbom.cdx.json')).toString('utf8')),
    );
    const lock = lockSchema.parse(
      JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
    );
    const names = bom.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'better-sqlite3-multiple-ciphers',
        'electron',
        'inter',
        'lexical',
        'pdfjs-dist',
        'react',
        'zod',
      ]),
    );
    for (const tool of ['vitest', 'vite', 'typescript', 'electron-builder', 'playwright-core']) {
      expect(names).not.toContain(tool);
    }
    for (const component of bom.components) {
      const { version, purl, licenses, hashes } = component;
      const place = component['bom-ref'].slice(0, -version.length - 1);
      const locked = lock.packages[place];
      expect(locked?.version).toBe(version);
      expect(purl).toMatch(/^pkg:npm\//u);
      expect(licenses).toHaveLength(1);
      const digest = Buffer.from(hashes[0]?.content ?? '', 'hex');
      expect(locked?.integrity).toBe(`sha512-${digest.toString('base64')}`);
    }
    const notices = extractFile(asar, path.normalize('out/THIRD-PARTY-NOTICES.txt'));
    for (const { name, version } of bom.components) {
      expect(notices.toString('utf8')).toContain(`${name} ${version} (`);
    }
  });

  it('says nothing in package.json of how it was developed', () => {
    expect(manifest().devDependencies).toBeUndefined();
    expect(manifest().scripts).toBeUndefined();
  });

  it('runs only the archive, not as plain Node and not under a debugger', async () => {
    const wire = await getCurrentFuseWire(path.join(app, 'sourcebench'));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  });

  it('brings no language that the interface does not have', () => {
    expect(readdirSync(path.join(app, 'locales'))).toEqual(['en-US.pak']);
  });
});
