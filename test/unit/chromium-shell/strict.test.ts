import { describe, expect, test } from 'vitest';
import { app } from '../../../build/chromium-shell/app.ts';
import * as standIn from '../../../build/chromium-shell/electron.ts';
import { implemented } from '../../../build/chromium-shell/electron.ts';
import { shellEvent, strict, StrictEmitter } from '../../../build/chromium-shell/strict.ts';

const parts = new Map<string, unknown>(Object.entries(standIn));

describe('a member that the stand-in lacks', () => {
  test('throws by name when it is read or set', () => {
    const thing = strict('thing', { known: 1 });
    expect(thing.known).toBe(1);
    expect(() => (thing as { other?: unknown }).other).toThrow('electron.thing.other');
    expect(() => {
      (thing as { other?: unknown }).other = 1;
    }).toThrow('electron.thing.other');
  });

  test('throws by name on every exported part of Electron', () => {
    for (const name of implemented) {
      if (name === 'BrowserWindow') continue;
      const part = parts.get(name) as Record<string, unknown>;
      expect(() => part['notThere'], name).toThrow(`electron.${name}.notThere`);
    }
  });

  test('throws by name as an event to listen for', () => {
    const emitter = strict('app', new StrictEmitter('app', ['known']));
    expect(emitter.on('known', () => undefined)).toBeDefined();
    expect(() => emitter.on('other', () => undefined)).toThrow("electron.app event 'other'");
    expect(() => app.on('certificate-error', () => undefined)).toThrow('certificate-error');
  });

  test('can still be awaited and inspected', async () => {
    const thing = strict('thing', { known: 1 });
    expect(await Promise.resolve(thing)).toBe(thing);
  });
});

test('an event says whether a listener prevented it', () => {
  const event = shellEvent({ url: 'https://example.com/' });
  expect([event.url, event.defaultPrevented]).toEqual(['https://example.com/', false]);
  event.preventDefault();
  expect(event.defaultPrevented).toBe(true);
});
