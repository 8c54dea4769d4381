// Text size, column width, theme and trimming: what is set while reading, one click from the status bar.

import { Minus, Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { readerFontPx, readerWidthCh } from '../../../shared/domain/setting-limits.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { updateSettings, useSettings } from '../../state/app-store.ts';
import { setSettingsOpen, useDialogs } from '../../state/dialogs.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly step: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function Stepper({ label, value, unit, step, min, max, onChange }: StepperProps) {
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  return (
    <div className="setting">
      <span>{label}</span>
      <span className="stepper" role="group" aria-label={label}>
        <button
          type="button"
          aria-label={`${label}: less`}
          disabled={value <= min}
          onClick={() => set(value - step)}
        >
          <Minus aria-hidden />
        </button>
        <output className="numbers">
          {value} {unit}
        </output>
        <button
          type="button"
          aria-label={`${label}: more`}
          disabled={value >= max}
          onClick={() => set(value + step)}
        >
          <Plus aria-hidden />
        </button>
      </span>
    </div>
  );
}

const themes: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

function ThemeChoice({ theme }: { readonly theme: Settings['theme'] }) {
  return (
    <fieldset className="setting segmented">
      <legend>Theme</legend>
      <span className="segments">
        {themes.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => void updateSettings({ theme: value })}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** Opened by key it gives the focus back to where that was; a press outside has put it where it belongs. */
function Panel({ children }: { readonly children: ReactNode }) {
  const pressedOutside = useRef(false);
  const giveBackFocus = useFocusReturn();
  return (
    <Popover.Content
      className="popover"
      aria-label="Reading settings"
      side="top"
      align="end"
      sideOffset={8}
      collisionPadding={8}
      onInteractOutside={() => {
        pressedOutside.current = true;
      }}
      onCloseAutoFocus={(event) => (pressedOutside.current ? undefined : giveBackFocus(event))}
    >
      {children}
    </Popover.Content>
  );
}

export function SettingsPopover() {
  const open = useDialogs((state) => state.settingsOpen);
  const settings = useSettings();
  return (
    <Popover.Root open={open} onOpenChange={setSettingsOpen}>
      <Popover.Trigger
        className="status-button numbers"
        aria-label={`Text ${settings.readerFontPx} px, reading settings`}
      >
        Text {settings.readerFontPx} px
      </Popover.Trigger>
      <Popover.Portal>
        <Panel>
          <Stepper
            label="Text size"
            unit="px"
            step={1}
            {...readerFontPx}
            value={settings.readerFontPx}
            onChange={(value) => void updateSettings({ readerFontPx: value })}
          />
          <Stepper
            label="Column width"
            unit="characters"
            step={1}
            {...readerWidthCh}
            value={settings.readerWidthCh}
            onChange={(value) => void updateSettings({ readerWidthCh: value })}
          />
          <ThemeChoice theme={settings.theme} />
          <label className="setting setting-check">
            <input
              type="checkbox"
              checked={settings.trimWhitespace}
              onChange={(event) => void updateSettings({ trimWhitespace: event.target.checked })}
            />
            <span>
              Leave out white space at the ends of a selection
              <small>“ claim ” is marked as “claim”.</small>
            </span>
          </label>
          <label className="setting setting-check">
            <input
              type="checkbox"
              checked={settings.keepWholePage}
              onChange={(event) => void updateSettings({ keepWholePage: event.target.checked })}
            />
            <span>
              Keep the whole of imported web pages
              <small>What is not the article is dimmed instead of left out.</small>
            </span>
          </label>
        </Panel>
      </Popover.Portal>
    </Popover.Root>
  );
}
