// The text of a value while it is typed. Saved on Enter, on leaving the field, and whenever something asks for what is
// pending (closing, switching, exporting). What cannot be a value is not saved and not lost: it stays, also after
// another mark was selected meanwhile, and the field says what is wrong until it is mended.

import { useEffect, useRef, useState } from 'react';
import type { JsonValue } from '../../../shared/domain/json.ts';
import { sameValue } from '../../../shared/domain/attribute-words.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Attribute } from '../../../shared/domain/tagset.ts';
import { retryUnsaved } from '../../state/act-queue.ts';
import { announce } from '../../state/messages.ts';
import { addPendingEdit } from '../../state/pending-edits.ts';
import {
  forgetUnsaved,
  isSent,
  keepUnsaved,
  noteSent,
  unsavedText,
  valueKey,
} from '../../state/unsaved-notes.ts';
import { setAttributes } from '../../state/value-acts.ts';
import { readValue, writeValue } from './read-value.ts';

export interface ValueDraft {
  readonly text: string;
  /** Something is typed that is not saved. */
  readonly changed: boolean;
  readonly fault: string | null;
  readonly change: (text: string) => void;
  readonly save: () => void;
}

/** What is wrong is said once for each wrong text. */
function keepWrong(key: string, { label }: Attribute, fault: string, text: string): void {
  if (unsavedText(key) !== text) announce(`${label} is not saved. ${fault}`);
  keepUnsaved(key, text);
}

/** Kept until it is saved. The answer is whether it was; null when something else was typed meanwhile. */
async function send(
  key: string,
  text: string,
  save: () => Promise<boolean>,
): Promise<boolean | null> {
  keepUnsaved(key, text);
  noteSent(key, true);
  const done = await save();
  if (unsavedText(key) !== text) return null;
  if (!done) noteSent(key, false);
  return done;
}

export function useValueDraft(
  id: AnnotationId,
  attribute: Attribute,
  saved: JsonValue | undefined,
): ValueDraft {
  const [key] = useState(() => valueKey(id, attribute.id));
  const [draft, setDraft] = useState<string | null>(() => unsavedText(key));
  // Said once it was tried to save it; a value half typed is not wrong yet.
  const [tried, setTried] = useState(draft !== null && !isSent(key));
  const typed = useRef(isSent(key) ? null : draft);
  const commit = useRef(() => {});

  useEffect(() => {
    commit.current = () => {
      const text = typed.current;
      if (text === null && isSent(key)) void retryUnsaved();
      if (text === null) return;
      const reading = readValue(attribute, text);
      if (reading.fault !== null) {
        keepWrong(key, attribute, reading.fault, text);
        setTried(true);
        return;
      }
      typed.current = null;
      const settled = () => {
        forgetUnsaved(key);
        setTried(false);
        setDraft((now) => (now === text ? null : now));
      };
      if (sameValue(reading.value, saved)) {
        settled();
        return;
      }
      void send(key, text, () => setAttributes(id, { [attribute.id]: reading.value })).then(
        (done) => {
          if (done === true) settled();
          else if (done === false) typed.current ??= text;
        },
      );
    };
  });
  useEffect(() => {
    const remove = addPendingEdit(() => commit.current());
    return () => {
      commit.current();
      remove();
    };
  }, []);

  return {
    text: draft ?? writeValue(attribute, saved),
    changed: draft !== null,
    fault: draft === null || !tried ? null : readValue(attribute, draft).fault,
    change: (text) => {
      typed.current = text;
      setDraft(text);
    },
    save: () => commit.current(),
  };
}
