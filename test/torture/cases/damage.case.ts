// Bytes that are not what was written, at random places of a workspace: single bits, bytes, pages, its end. Whatever is
// then asked for is answered with what was written, or refused; and what is repaired holds nothing but what was written.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repairWorkspace } from '../../../electron/workspace/services/repair-workspace.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { SalvageReport } from '../../../shared/ipc/safety-types.ts';
import { damage, damageKinds } from '../support/damage.ts';
import { changeWithSums, damageFaults, stumbling } from '../support/damage-plants.ts';
import {
  makeVaried,
  nowMs,
  openStill,
  soundIn,
  type Opening,
  type Sound,
} from '../support/damaged-workspace.ts';
import { differing, lookAtAll } from '../support/look-at-all.ts';
import { randomFrom } from '../support/random.ts';
import { repairedWrongly } from '../support/repaired.ts';
import { tally } from '../support/tally.ts';
import { caseFolder } from '../support/workspace-at.ts';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';

const places = { full: 500, short: 24 } as const;
const acts = 400;
const openings: readonly Opening[] = ['looked at', 'as a large one', 'beside the program'];

/** How a workspace may be refused that is not what it was: as damaged, or as something else, such as an encrypted one. */
const refusals: ReadonlySet<string> = new Set([
  'workspace-damaged',
  'workspace-not-sqlite',
  'workspace-foreign',
  'workspace-newer',
  'passphrase-needed',
]);

interface Trial {
  readonly path: string;
  readonly folder: string;
  readonly sound: Sound;
  readonly fault: string | null;
  readonly shown: ReturnType<typeof tally>;
  readonly crashes: ReturnType<typeof tally>;
  readonly wrong: ReturnType<typeof tally>;
  readonly did: {
    places: number;
    refused: number;
    found: number;
    unharmed: number;
    repaired: number;
    nothing: number;
  };
  readonly rows: { saved: number; lost: number };
}

/** What was said of the damage; null where it was not noticed. */
async function lookAtDamaged(trial: Trial, opening: Opening, said: string): Promise<string | null> {
  const { path, folder, sound, fault, shown, crashes, did } = trial;
  try {
    const opened = await openStill(path, opening);
    const service = fault === damageFaults.noName ? stumbling(opened) : opened;
    const look = await lookAtAll(service, sound.subjects, folder);
    service.close();
    for (const each of look.crashes) crashes.add(`${said}: ${each}`);
    const differs = differing(sound.look, look);
    if (differs.length > 0) shown.add(`${said}: ${differs.join(', ')}`);
    const [refused] = [...look.answers].find(([, answer]) => answer === null) ?? [null];
    if (refused !== null) did.found += 1;
    else if (differs.length === 0) did.unharmed += 1;
    return refused;
  } catch (thrown) {
    did.refused += 1;
    const isNamed = thrown instanceof AppError && refusals.has(thrown.code);
    if (!isNamed) crashes.add(`${said}: opening, ${String(thrown)}`);
    return String(thrown);
  }
}

function repaired(path: string): SalvageReport | AppError {
  try {
    return repairWorkspace(path, { passphrase: null, clock: () => nowMs, program: 'Torture' });
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

async function repairDamaged(trial: Trial, found: string | null, said: string): Promise<void> {
  const { path, folder, sound, crashes, wrong, did, rows } = trial;
  try {
    const report = repaired(path);
    if (report instanceof AppError) {
      did.nothing += 1;
      // There is nothing to repair, or nothing that can be read.
      const isRight = report.code === 'conflict' ? found === null : refusals.has(report.code);
      if (!isRight) wrong.add(`${said}: ${report.message} (${found})`);
      return;
    }
    did.repaired += 1;
    for (const { saved, lost } of report.tables) {
      rows.saved += saved;
      rows.lost += lost;
    }
    for (const each of await repairedWrongly(path, report, sound, folder)) {
      wrong.add(`${said}: ${each}`);
    }
  } catch (thrown) {
    crashes.add(`${said}: repair, ${String(thrown)}`);
  }
}

async function run({ scale, seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  const random = randomFrom(seed);
  const folder = caseFolder();
  const original = join(folder, 'Sound.sourcebench');
  await makeVaried(original, randomFrom(seed), acts);
  const sound = await soundIn(original, folder);
  const trial: Trial = {
    path: join(folder, 'work', 'Work.sourcebench'),
    folder,
    sound,
    fault,
    shown: tally(),
    crashes: tally(),
    wrong: tally(),
    did: { places: 0, refused: 0, found: 0, unharmed: 0, repaired: 0, nothing: 0 },
    rows: { saved: 0, lost: 0 },
  };
  const { path, did } = trial;
  const isCut = fault === damageFaults.fittingRepair;
  if (isCut || fault === damageFaults.fittingSums) changeWithSums(original, isCut);
  const bytes = readFileSync(original);
  const end = performance.now() + seconds * 1000;
  const isOver = () =>
    performance.now() > end ||
    (fault !== null && [trial.shown, trial.crashes, trial.wrong].some((each) => each.count() > 0));
  while (did.places < places[scale] && !isOver()) {
    const kind = damageKinds[did.places % damageKinds.length] ?? 'bit';
    const opening = openings[did.places % openings.length] ?? 'looked at';
    const damaged = damage(Buffer.from(bytes), kind, random);
    did.places += 1;
    rmSync(dirname(path), { recursive: true, force: true });
    mkdirSync(dirname(path));
    writeFileSync(path, damaged.bytes);
    const said = `${kind} at ${damaged.at}, ${opening}`;
    // What is repaired may be what nobody looked at before.
    const found = isCut ? '' : await lookAtDamaged(trial, opening, said);
    await repairDamaged(trial, found, said);
  }
  return figuresOf(trial, bytes.length);
}

function figuresOf({ shown, crashes, wrong, did, rows }: Trial, bytes: number): Figure[] {
  const words = `${did.places} places of ${bytes} bytes; ${did.refused} refused, ${did.found} found when looked at, ${did.unharmed} showed nothing else`;
  const saved = (100 * rows.saved) / Math.max(1, rows.saved + rows.lost);
  return [
    shown.figure('damaged workspaces that showed other rows as sound', 'places', words),
    crashes.figure('crashes over damaged workspaces', 'places', ''),
    wrong.figure(
      'repaired workspaces that are not what was written',
      'findings',
      `${did.repaired} repaired, ${did.nothing} not`,
    ),
    {
      name: 'rows saved by repairs',
      value: Math.round(saved * 10) / 10,
      limit: null,
      unit: '%',
      detail: `${rows.saved} saved, ${rows.lost} lost; acts behind a damaged one count as lost`,
    },
  ];
}

export const tortureCase: TortureCase = {
  name: 'damage',
  seconds: { full: 250, short: 14 },
  faults: Object.values(damageFaults),
  run,
};
