// The state of the effects sheet: what the change would do with the answers so far, asked again whenever one changes.

import { useEffect, useState } from 'react';
import type { TagsetEffects, TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import { askEffects, changeTagset, type TagsetRequest } from '../../state/tagset-effects.ts';
import type { EffectsChange } from './effects-change.ts';
import { answered, asksAfter, migrationOf, type Answer, type Asked } from './effects-questions.ts';

interface Found {
  /** What was asked, so that an answer to something else is known. */
  readonly wanted: string | null;
  readonly effects: TagsetEffects | null;
  readonly failure: AppErrorData | null;
}

export interface EffectsState {
  readonly asks: readonly Asked[];
  readonly migration: TagsetMigration;
  /** Of the answers before while it is loading; null until first answered. */
  readonly effects: TagsetEffects | null;
  readonly loading: boolean;
  readonly saving: boolean;
  /** Why it could not be found out, or not be done. */
  readonly failure: AppErrorData | null;
  readonly answer: (key: string, answer: Answer | undefined) => void;
  readonly retry: () => void;
  /** Answers whether it was done. `said` is announced. */
  readonly save: (said: string) => Promise<boolean>;
}

function requestOf(change: EffectsChange, migration: TagsetMigration): TagsetRequest {
  if (change.kind === 'use') {
    const { articleIds, id } = change;
    return { kind: 'use', input: { articleIds: [...articleIds], id, migration } };
  }
  const { from, tagset } = change;
  return { kind: 'save', input: { from, tagset, migration } };
}

const noMerges: Readonly<Record<string, string>> = {};

export function useEffects(change: EffectsChange): EffectsState {
  const [asks, setAsks] = useState<readonly Asked[]>([]);
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<Found>({ wanted: null, effects: null, failure: null });
  const [doing, setDoing] = useState<{ saving: boolean; failure: AppErrorData | null }>({
    saving: false,
    failure: null,
  });
  const merges = change.kind === 'save' ? change.merges : noMerges;
  const migration = migrationOf(asks, merges, change.tagset);
  const named = JSON.stringify(migration);
  const wanted = `${tries} ${named}`;

  useEffect(() => {
    let isWanted = true;
    askEffects(requestOf(change, JSON.parse(named) as TagsetMigration)).then(
      (effects) => {
        if (!isWanted) return;
        setFound({ wanted, effects, failure: null });
        setAsks((before) => asksAfter(before, effects.open));
      },
      (thrown: unknown) => {
        if (isWanted) setFound({ wanted, effects: null, failure: toErrorData(thrown) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [change, named, wanted]);

  const loading = found.wanted !== wanted;
  return {
    asks,
    migration,
    effects: found.effects,
    loading,
    saving: doing.saving,
    failure: doing.failure ?? (loading ? null : found.failure),
    answer(key, answer) {
      setDoing({ saving: false, failure: null });
      setAsks((before) => answered(before, key, answer));
    },
    retry() {
      setDoing({ saving: false, failure: null });
      setTries((count) => count + 1);
    },
    async save(said) {
      setDoing({ saving: true, failure: null });
      const failure = await changeTagset(requestOf(change, migration), said);
      setDoing({ saving: false, failure });
      // What is there may be another by now.
      if (failure !== null) setTries((count) => count + 1);
      return failure === null;
    },
  };
}
