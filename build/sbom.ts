// What a package of Sourcebench is made of, as CycloneDX 1.6, and the licences under which the parts come. Versions and
// hashes are those of the lock file; nothing in it depends on the time or the machine, so a build can be compared.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize';
import * as SPDX from '@cyclonedx/cyclonedx-library/SPDX';
import * as Spec from '@cyclonedx/cyclonedx-library/Spec';
import type { ShippedPackage } from './shipped-packages.ts';

/** They let a program be passed on under terms of its own, as long as their words come with it. */
const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

export interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string }>
  >;
}

interface Program {
  readonly name: string;
  readonly version: string;
}

/** The JSON text. */
export function cycloneDx(
  program: Program,
  packages: readonly ShippedPackage[],
  lock: LockFile,
): string {
  const bom = new Models.Bom();
  bom.metadata.component = new Models.Component(Enums.ComponentType.Application, program.name, {
    version: program.version,
    bomRef: `${program.name}@${program.version}`,
  });
  for (const each of packages) {
    const component = componentOf(each, lock);
    bom.components.add(component);
    bom.metadata.component.dependencies.add(component.bomRef);
  }
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf(each: ShippedPackage, lock: LockFile): Models.Component {
  const scope = /^(?:(@[^/]+)\/)?(.+)$/u.exec(each.name);
  const group = scope?.[1];
  const type =
    each.name === 'electron' ? Enums.ComponentType.Framework : Enums.ComponentType.Library;
  const component = new Models.Component(type, scope?.[2] ?? each.name, {
    version: each.version,
    bomRef: `${each.folder}@${each.version}`,
    purl: `pkg:npm/${each.name.replace('@', '%40')}@${encodeURIComponent(each.version)}`,
    ...(group === undefined ? {} : { group }),
  });
  if (each.licence !== null) component.licenses.add(licenceOf(each.licence));
  const { integrity = '' } = lock.packages[each.folder] ?? {};
  const [, digest] = /^sha512-(\S+)$/u.exec(integrity) ?? [];
  if (digest !== undefined) {
    const sha512 = Buffer.from(digest, 'base64').toString('hex');
    component.hashes.set(Enums.HashAlgorithm['SHA-512'], sha512);
  }
  return component;
}

function licenceOf(said: string): Models.License {
  const id = SPDX.fixupSpdxId(said);
  if (id !== undefined) return new Models.SpdxLicense(id);
  return /^\(.*\)$| (?:OR|AND) /u.test(said)
    ? new Models.LicenseExpression(said)
    : new Models.NamedLicense(said);
}

/** What may not be passed on as it is, one sentence each; of alternatives one has to be allowed. */
export function licenceProblems(packages: readonly ShippedPackage[]): readonly string[] {
  const isAllowed = (said: string) =>
    said
      .replaceAll(/[()]/gu, '')
      .split(' OR ')
      .some((choice) => choice.split(' AND ').every((id) => allowedLicences.has(id.trim())));
  return packages
    .filter(({ licence }) => licence === null || !isAllowed(licence))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} comes under ${licence ?? 'no named licence'}.`,
    );
}

const licenceFile = /^(?:licen[cs]e|notice|copying|ofl)(?:[-.].*)?$/iu;

/** The words of every licence, by package. */
export function thirdPartyNotices(root: string, packages: readonly ShippedPackage[]): string {
  const notices = packages.map(({ name, version, licence, folder }) => {
    const at = join(root, folder);
    const files = existsSync(at) ? readdirSync(at).filter((file) => licenceFile.test(file)) : [];
    const words = files.toSorted().map((file) => readFileSync(join(at, file), 'utf8').trim());
    return [`${name} ${version} (${licence ?? 'no licence named'})`, ...words].join('\n\n');
  });
  const rule = `\n\n${'-'.repeat(78)}\n\n`;
  return `Sourcebench contains the following software of others.${rule}${notices.join(rule)}\n`;
}
