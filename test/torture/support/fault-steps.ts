// Which call is made to fail next: every call of every operation in long strides first, so that the end of each is met,
// then the steps in between, at random.

import { operations } from './fault-operations.ts';
import { faultyCalls } from './fault-orders.ts';
import type { Plant } from './plants.ts';
import type { Random } from './random.ts';
import { hasChannel } from './workspace-at.ts';

/** Calls that only SQLite and the program's own files make, so that Node itself goes on. */
const systemCalls: Readonly<Record<string, readonly string[]>> = {
  pwrite64: ['ENOSPC', 'EIO'],
  fdatasync: ['EIO'],
  fsync: ['EIO', 'ENOSPC'],
  ftruncate: ['EIO'],
  rename: ['EACCES', 'EIO', 'EROFS'],
  mkdir: ['EACCES', 'ENOSPC', 'EROFS'],
  unlink: ['EACCES', 'EIO'],
  openat: ['EACCES', 'EROFS', 'ENOSPC', 'EIO'],
};
const fileCalls = ['EIO', 'ENOSPC', 'EROFS', 'EACCES'];

interface Calls {
  readonly operation: string;
  readonly call: string;
  /** Where the call fails: in Node's own functions, or in the system. */
  readonly where: 'node' | 'system';
}

/** One call of an operation. */
export interface Step extends Calls {
  /** From 1. */
  readonly nth: number;
  readonly code: string;
}

interface Course {
  readonly calls: Calls;
  /** One after the other from step to step: where it fails decides more than with which of them. */
  readonly codes: readonly string[];
  readonly tried: Set<number>;
  /** The first that is known not to be there. */
  end: number | null;
}

export interface Sweep {
  /** How many calls of operations there are. */
  readonly calls: number;
  /** Null when every step was tried. */
  readonly next: () => Step | null;
  /** Whether the call was there to fail. */
  readonly heed: (step: Step, wasMet: boolean) => void;
  readonly state: () => {
    /** As far as they are known. */
    readonly steps: number;
    readonly tried: number;
    readonly unended: number;
  };
}

/** One after the other up to here. */
const SMALL_STEPS = 6;
const stride = 1.4;

export function sweepOf(plant: Plant | null, random: Random): Sweep {
  const courses = shuffled(random, allCourses(plant, random));
  const known = new Map(courses.map((course) => [keyOf(course.calls), course]));
  /** Those that come next, in rounds. */
  let round: Course[] = [];
  return {
    calls: courses.length,
    next() {
      if (round.length === 0) {
        const unended = courses.filter(({ end }) => end === null);
        round = unended.length > 0 ? unended : courses.filter((course) => left(course).length > 0);
      }
      const course = round.pop();
      if (course === undefined) return null;
      const nth = course.end === null ? ahead(course.tried) : random.pick(left(course));
      const code = course.codes[(nth - 1) % course.codes.length] ?? 'EIO';
      return { ...course.calls, nth, code };
    },
    heed(step, wasMet) {
      const course = known.get(keyOf(step));
      if (course === undefined) return;
      if (wasMet) course.tried.add(step.nth);
      else course.end = Math.min(step.nth, course.end ?? step.nth);
    },
    state() {
      const sum = (of: (course: Course) => number) =>
        courses.reduce((total, course) => total + of(course), 0);
      return {
        steps: sum(({ end, tried }) => (end === null ? Math.max(0, ...tried) : end - 1)),
        tried: sum(({ tried }) => tried.size),
        unended: courses.filter(({ end }) => end === null).length,
      };
    },
  };
}

const keyOf = ({ operation, call, where }: Calls): string => `${operation}/${where}/${call}`;

function ahead(tried: ReadonlySet<number>): number {
  const last = Math.max(0, ...tried);
  return last < SMALL_STEPS ? last + 1 : Math.ceil(last * stride);
}

const left = ({ end, tried }: Course): number[] =>
  Array.from({ length: (end ?? 1) - 1 }, (_, at) => at + 1).filter((nth) => !tried.has(nth));

function allCourses(plant: Plant | null, random: Random): Course[] {
  const names = Object.entries(operations).flatMap(([name, { needs = [] }]) =>
    needs.every(hasChannel) ? [name] : [],
  );
  const chosen =
    plant === 'swallow-errors' ? ['an act'] : plant === 'write-in-place' ? ['an export'] : names;
  const course = (calls: Calls, codes: readonly string[]): Course => ({
    calls,
    codes: shuffled(random, codes),
    tried: new Set(),
    end: null,
  });
  return chosen.flatMap((operation) => [
    ...Object.entries(systemCalls).map(([call, codes]) =>
      course({ operation, call, where: 'system' }, codes),
    ),
    ...faultyCalls.map((call) => course({ operation, call, where: 'node' }, fileCalls)),
  ]);
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((each) => ({ each, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
