// The imports that are running, so that one call can stop them all.

export interface ImportRuns {
  /** Runs the work with a signal that is raised by the given one or by {@link ImportRuns.stopAll}. */
  readonly during: <T>(
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
  readonly stopAll: () => void;
}

export function createImportRuns(): ImportRuns {
  const running = new Set<AbortController>();
  return {
    async during(signal, work) {
      const own = new AbortController();
      running.add(own);
      try {
        return await work(AbortSignal.any([signal, own.signal]));
      } finally {
        running.delete(own);
      }
    },
    stopAll() {
      for (const run of running) run.abort();
    },
  };
}
