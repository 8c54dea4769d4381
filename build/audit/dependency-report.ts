// What `npm audit --json` says, kept to what ships. An answer that is no audit is told apart from one that found
// nothing: silence of a registry is not a clean bill.

import { z } from 'zod';

const advisory = z.object({ title: z.string(), url: z.string().optional() });
const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
      /** Advisories, or the names of packages through which it is affected. */
      via: z.array(z.union([z.string(), advisory])),
      /** Folders, as the lock file names them. */
      nodes: z.array(z.string()),
    }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number().positive() }) }),
});

export type AuditVerdict =
  | { readonly state: 'no-answer'; readonly reason: string }
  | {
      readonly state: 'answered';
      /** High or critical, in a package that ships; one sentence each. */
      readonly failing: readonly string[];
      /** In a package that ships, yet less grave. */
      readonly shipped: readonly string[];
      /** Of packages that are only used to build and test. */
      readonly others: number;
    };

/** `folders` of what ships, as {@link shippedFolders} gives them. */
export function judgeAudit(output: string, folders: ReadonlySet<string>): AuditVerdict {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch {
    return { state: 'no-answer', reason: output.trim().slice(0, 300) || 'nothing was answered' };
  }
  const report = reportSchema.safeParse(answer);
  if (!report.success) return { state: 'no-answer', reason: reasonOf(answer) };
  const found = Object.entries(report.data.vulnerabilities);
  const shipping = found.filter(([, { nodes }]) => nodes.some((node) => folders.has(node)));
  const said = ([name, { severity, via }]: (typeof found)[number]) => {
    const titles = via.map((one) => (typeof one === 'string' ? `through ${one}` : one.title));
    return `${name}: ${severity}; ${titles.join('; ')}.`;
  };
  const isGrave = ([, { severity }]: (typeof found)[number]) =>
    severity === 'high' || severity === 'critical';
  return {
    state: 'answered',
    failing: shipping.filter(isGrave).map(said),
    shipped: shipping.filter((one) => !isGrave(one)).map(said),
    others: found.length - shipping.length,
  };
}

const failureSchema = z.object({
  message: z.string().optional(),
  error: z.object({ summary: z.string().optional(), code: z.string().optional() }).optional(),
});

function reasonOf(answer: unknown): string {
  const { data } = failureSchema.safeParse(answer);
  const said = [data?.error?.summary, data?.message, data?.error?.code];
  return said.find((each) => each !== undefined && each !== '') ?? 'the answer is no audit';
}

const sbomSchema = z.object({
  components: z.array(z.object({ 'bom-ref': z.string(), version: z.string() })).min(1),
});

/** The folders of the packages of an SBOM that cycloneDx wrote. */
export function shippedFolders(sbom: string): ReadonlySet<string> {
  const { components } = sbomSchema.parse(JSON.parse(sbom));
  return new Set(
    components.map(({ 'bom-ref': ref, version }) => ref.slice(0, -version.length - 1)),
  );
}
