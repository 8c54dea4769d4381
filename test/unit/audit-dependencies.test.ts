import { expect, test } from 'vitest';
import { judgeAudit, shippedFolders } from '../../build/audit/dependency-report.ts';
import { cycloneDx } from '../../build/sbom.ts';

const ships = new Set(['node_modules/react', 'node_modules/a/node_modules/yaml']);

function report(vulnerabilities: object): string {
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities,
    metadata: { vulnerabilities: {}, dependencies: { prod: 1, dev: 700, total: 701 } },
  });
}
const weakness = (severity: string, ...nodes: readonly string[]) => ({
  severity,
  via: [{ source: 1, title: 'Runs what it should show', url: 'https://example.org/a' }, 'other'],
  nodes,
});

test.each(['high', 'critical'])('a %s weakness of what ships fails', (severity) => {
  expect(judgeAudit(report({ react: weakness(severity, 'node_modules/react') }), ships)).toEqual({
    state: 'answered',
    failing: [`react: ${severity}; Runs what it should show; through other.`],
    shipped: [],
    others: 0,
  });
});

test('a lesser one is told, and one of a tool only counted', () => {
  const found = {
    yaml: weakness('moderate', 'node_modules/yaml', 'node_modules/a/node_modules/yaml'),
    vitest: weakness('critical', 'node_modules/vitest'),
  };
  const verdict = judgeAudit(report(found), ships);
  expect(verdict).toMatchObject({ failing: [], others: 1 });
  expect(verdict).toMatchObject({ shipped: [expect.stringContaining('yaml: moderate')] });
});

test('another copy of a package that ships is none of it', () => {
  const verdict = judgeAudit(report({ yaml: weakness('high', 'node_modules/yaml') }), ships);
  expect(verdict).toMatchObject({ failing: [], shipped: [], others: 1 });
});

test('an audit that found nothing says so', () => {
  const clean = { state: 'answered', failing: [], shipped: [], others: 0 };
  expect(judgeAudit(report({}), ships)).toEqual(clean);
});

test.each([
  ['', 'nothing was answered'],
  ['<html>Bad gateway</html>', 'Bad gateway'],
  ['{}', 'no audit'],
  ['{"auditReportVersion":2,"vulnerabilities":{}}', 'no audit'],
  [
    '{"message":"request failed, reason: ENOTFOUND","error":{"summary":"","detail":""}}',
    'ENOTFOUND',
  ],
  ['{"error":{"code":"ENOAUDIT","summary":"The registry does not audit."}}', 'does not audit'],
  [report({ react: { severity: 'unheard-of' } }), 'no audit'],
])('%s is no answer, never “nothing found”', (output, reason) => {
  const verdict = judgeAudit(output, ships);
  expect(verdict.state).toBe('no-answer');
  expect(verdict).toHaveProperty('reason', expect.stringContaining(reason));
});

test('the folders come from the SBOM that the build writes', () => {
  const packages = [
    { name: 'react', version: '19.3.1', licence: 'MIT', folder: 'node_modules/react' },
    { name: '@a/b', version: '1.0.0', licence: 'MIT', folder: 'node_modules/c/node_modules/@a/b' },
  ];
  const sbom = cycloneDx({ name: 'x', version: '1.0.0' }, packages, { packages: {} });
  expect(shippedFolders(sbom)).toEqual(new Set(packages.map(({ folder }) => folder)));
});
