// Made from the packages of the lock file; that the build finds the right ones is looked at in test/packaging.

import { expect, test } from 'vitest';
import { cycloneDx, licenceProblems, thirdPartyNotices } from '../../build/sbom.ts';
import type { ShippedPackage } from '../../build/shipped-packages.ts';
import { root } from '../../build/scripts/processes.ts';

const react: ShippedPackage = {
  name: 'react',
  version: '19.3.1',
  licence: 'MIT',
  folder: 'node_modules/react',
};
const scoped: ShippedPackage = {
  name: '@fontsource-variable/inter',
  version: '5.3.0',
  licence: 'OFL-1.1',
  folder: 'node_modules/@fontsource-variable/inter',
};

test('names each package with its version, licence, purl and the hash of the lock file', () => {
  const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
  const lock = { packages: { [react.folder]: { integrity } } };
  const bom: unknown = JSON.parse(
    cycloneDx({ name: 'sourcebench', version: '0.1.0' }, [react, scoped], lock),
  );
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { type: 'application', name: 'sourcebench', version: '0.1.0' } },
    components: [
      {
        group: '@fontsource-variable',
        name: 'inter',
        purl: 'pkg:npm/%40fontsource-variable/inter@5.3.0',
        licenses: [{ license: { id: 'OFL-1.1' } }],
      },
      {
        name: 'react',
        version: '19.3.1',
        purl: 'pkg:npm/react@19.3.1',
        licenses: [{ license: { id: 'MIT' } }],
        hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
      },
    ],
  });
});

test.each([
  ['MIT', 0],
  ['(MIT OR GPL-3.0-only)', 0],
  ['MIT AND Zlib', 0],
  ['MIT AND GPL-3.0-only', 1],
  ['GPL-3.0-only', 1],
  ['SEE LICENSE IN LICENSE.md', 1],
  [null, 1],
])('a package under %s gives %i problems', (licence, count) => {
  expect(licenceProblems([{ ...react, licence }])).toHaveLength(count);
});

test('the notices carry the words of each licence', () => {
  const notices = thirdPartyNotices(root, [react, scoped]);
  expect(notices).toContain('react 19.3.1 (MIT)');
  expect(notices).toContain('Permission is hereby granted');
  expect(notices).toContain('SIL OPEN FONT LICENSE');
});
