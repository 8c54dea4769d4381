// The ways on that every workspace problem has: another workspace, a new one, the default one.

import type { ReactNode } from 'react';
import { useAppStore } from '../state/app-store.ts';
import { Button } from '../ui/Button.tsx';
import { newWorkspace, openDefaultWorkspace, openWorkspace } from './workspace-actions.ts';

/** `children` come first. */
export function OtherWays({ children }: { readonly children?: ReactNode }) {
  const app = useAppStore((state) => state.app);
  if (app === null) return null;
  const { problem, defaultWorkspace } = app;
  const isDefault = problem?.details.file === defaultWorkspace.path;
  return (
    <>
      <div className="problem-acts">
        {children}
        <Button onClick={() => void openWorkspace()}>Open another…</Button>
        <Button onClick={() => void newWorkspace()}>New workspace…</Button>
        {isDefault ? null : (
          <Button onClick={() => void openDefaultWorkspace()}>Use the default library</Button>
        )}
      </div>
      {isDefault ? null : (
        <p className="problem-detail">Default library: {defaultWorkspace.path}</p>
      )}
    </>
  );
}
