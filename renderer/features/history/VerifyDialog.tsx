// Whether the log of acts is whole and the workspace is what it says; with the head of the log, to be noted elsewhere.

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { VerifyReport } from '../../../shared/ipc/history-types.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/words.ts';
import './history.css';

interface Answer {
  readonly report: VerifyReport | null;
  readonly failure: AppErrorData | null;
}

function useReport(): Answer {
  const [answer, setAnswer] = useState<Answer>({ report: null, failure: null });
  useEffect(() => {
    let wanted = true;
    call('history:verify').then(
      (report) => (wanted ? setAnswer({ report, failure: null }) : undefined),
      (thrown: unknown) =>
        wanted ? setAnswer({ report: null, failure: toErrorData(thrown) }) : undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return answer;
}

async function copy(head: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(head);
    announce('Copied the head of the log');
  } catch {
    announce('The clipboard cannot be written to; select the head and copy it.');
  }
}

function Verdict({ report }: { readonly report: VerifyReport }) {
  const { ok, acts, changes, problems } = report;
  const counted = `${countOf(acts, 'act')} with ${countOf(changes, 'change')}`;
  return (
    <p className={ok ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
      {ok ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
      <span>
        {ok
          ? `The log is whole: ${counted} fit their seals, and everything stored is what they say.`
          : `The workspace is not what was written: ${countOf(problems.length, 'problem')} in ${counted}.`}
      </span>
    </p>
  );
}

function Report({ report }: { readonly report: VerifyReport }) {
  const { head, problems } = report;
  return (
    <>
      <Verdict report={report} />
      {problems.length === 0 ? null : (
        <>
          <ol className="verify-problems" aria-label="Problems" tabIndex={0}>
            {problems.map(({ message }, at) => (
              <li key={`${at} ${message}`}>{message}</li>
            ))}
          </ol>
          <p className="verify-note">{problems[0]?.remedy}</p>
        </>
      )}
      {head === null ? null : (
        <div className="verify-head">
          <p className="verify-label" id="verify-head-label">
            Head of the log
          </p>
          <code
            className="verify-hash"
            aria-labelledby="verify-head-label"
            role="textbox"
            aria-readonly
            tabIndex={0}
          >
            {head}
          </code>
          <p className="verify-note">
            Somebody who can write to the file could write a new log from its beginning, or leave
            off its end. Note the head elsewhere: as long as the log has it, nothing up to it was
            changed.
          </p>
        </div>
      )}
    </>
  );
}

export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const { report, failure } = useReport();
  const head = report?.head ?? null;
  return (
    <Dialog
      title="Check the log of acts"
      description="Every act is sealed with the one before it. What was altered, taken out or put in does not fit."
      onClose={onClose}
    >
      <div className="verify-body">
        {report === null && failure === null ? <p className="quiet">Checking…</p> : null}
        {failure === null ? null : (
          <p className="verdict verdict-bad">
            {failure.message} {failure.details.remedy}
          </p>
        )}
        {report === null ? null : <Report report={report} />}
      </div>
      <div className="dialog-acts">
        {head === null ? null : <Button onClick={() => void copy(head)}>Copy the head</Button>}
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
