// What is said between a case and the process whose calls fail: one line of JSON each way.

import { z } from 'zod';

/** Functions of Node that can be made to fail. */
export const faultyCalls = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'write',
  'fsyncSync',
] as const;
export type FaultyCall = (typeof faultyCalls)[number];

export const orderSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('begin'),
    folder: z.string(),
    seed: z.number(),
    plant: z.enum(['swallow-errors', 'write-in-place']).nullable(),
  }),
  z.object({
    kind: z.literal('perform'),
    operation: z.string(),
    fault: z.object({ call: z.enum(faultyCalls), code: z.string(), nth: z.number() }).nullable(),
  }),
  z.object({ kind: z.literal('prepare'), operation: z.string(), round: z.number() }),
  z.object({ kind: z.literal('check') }),
  z.object({ kind: z.literal('fill'), folder: z.string(), seed: z.number() }),
]);
export type Order = z.input<typeof orderSchema>;

const answerSchema = z.object({
  /** `ok`, the failure as the user is told it, or `untyped: …` for a bug. */
  outcome: z.string(),
  /** Calls that the planted fault was met in. */
  hits: z.number(),
  lost: z.array(z.string()),
  damaged: z.array(z.string()),
  problems: z.array(z.string()),
});
export type Answer = z.output<typeof answerSchema>;
export const parseAnswer = (line: string): Answer => answerSchema.parse(JSON.parse(line));
