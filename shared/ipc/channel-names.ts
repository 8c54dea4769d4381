// The names of the channels the window may call, as plain data: the preload needs the names
// without the schemas, so that no validation library is loaded beside the page.

import type { RendererChannelName } from './contract.ts';

export const rendererChannelNames = [
  'app:state',
  'settings:update',
  'annotator:set-name',
  'dialog:import',
  'dialog:export',
  'dialog:open-workspace',
  'dialog:new-workspace',
  'workspace:open-default',
  'workspace:retry',
  'export:show-last',
  'article:list',
  'article:open',
  'article:update',
  'article:import-text',
  'article:import-bytes',
  'article:import-salvage',
  'annotation:create',
  'annotation:retag',
  'annotation:respan',
  'annotation:set-note',
  'annotation:delete',
  'annotation:details',
  'history:state',
  'history:undo',
  'history:redo',
] as const satisfies readonly RendererChannelName[];

type Missing = Exclude<RendererChannelName, (typeof rendererChannelNames)[number]>;
/** Compiles only while the list above names every channel of the contract. */
true satisfies [Missing] extends [never] ? true : Missing;
