// What is typed into the passphrase's form, what is wrong with it, and sending it.

import { useEffect, useRef, useState, type RefObject } from 'react';
import { changePassphrase } from '../../app/safety-actions.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { announce } from '../../state/messages.ts';
import { loadBackups } from '../../state/safety-store.ts';
import { doneWords, faultOf, type PassphraseWay } from './passphrase-words.ts';

interface Typed {
  readonly current: string;
  readonly next: string;
  readonly again: string;
  readonly understood: boolean;
}

type Place = keyof Typed;
type Faults = { readonly [P in Place]?: string } & { readonly other?: string };

interface PassphraseForm {
  readonly typed: Typed;
  readonly faults: Faults;
  readonly fields: { readonly [P in Place]: RefObject<HTMLInputElement | null> };
  readonly change: (part: Partial<Typed>) => void;
  readonly send: () => Promise<void>;
}

const nothing: Typed = { current: '', next: '', again: '', understood: false };

function faultsOf(way: PassphraseWay, typed: Typed): Faults {
  const faults: { [P in Place]?: string } = {};
  if (way !== 'set' && typed.current === '')
    faults.current = 'Enter the passphrase that is set now.';
  if (way === 'remove') return faults;
  const fault = faultOf(typed.next);
  if (fault !== null) faults.next = fault;
  else if (typed.next !== typed.again) faults.again = 'This is not the same as above.';
  if (!typed.understood)
    faults.understood = 'Tick this first: there is no way back without the passphrase.';
  return faults;
}

const places: readonly Place[] = ['current', 'next', 'again', 'understood'];

export function usePassphraseForm(
  way: PassphraseWay,
  onBusy: (busy: boolean) => void,
  onClose: () => void,
): PassphraseForm {
  const [typed, setTyped] = useState(nothing);
  const [faults, setFaults] = useState<Faults>({});
  const fields = {
    current: useRef<HTMLInputElement>(null),
    next: useRef<HTMLInputElement>(null),
    again: useRef<HTMLInputElement>(null),
    understood: useRef<HTMLInputElement>(null),
  };
  const show = (found: Faults) => {
    setFaults(found);
    const first = places.find((place) => found[place] !== undefined);
    if (first === undefined) return;
    fields[first].current?.focus();
    if (first !== 'understood') fields[first].current?.select();
  };
  // How many backups there are, for what is said while it works.
  useEffect(() => void loadBackups(), []);
  const send = async () => {
    const found = faultsOf(way, typed);
    show(found);
    if (Object.keys(found).length > 0) return;
    onBusy(true);
    try {
      const next = way === 'remove' ? null : typed.next;
      await changePassphrase(way === 'set' ? null : typed.current, next);
      void loadBackups();
      announce(doneWords[way]);
      onClose();
    } catch (thrown) {
      const { code, message, details } = toErrorData(thrown);
      onBusy(false);
      show(
        code === 'passphrase-wrong'
          ? { current: 'This is not the passphrase.' }
          : { other: `${message} ${details.remedy}` },
      );
    }
  };
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setFaults({});
  };
  return { typed, faults, fields, change, send };
}
