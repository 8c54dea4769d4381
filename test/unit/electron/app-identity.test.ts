import { expect, test } from 'vitest';
import builder from '../../../build/electron-builder.ts';
import { appId, appName } from '../../../electron/app-identity.ts';

test('the program calls itself what its packages call it', () => {
  expect([builder.appId, builder.productName]).toEqual([appId, appName]);
});
