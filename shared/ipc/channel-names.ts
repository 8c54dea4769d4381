// The names of the channels the window may call, as plain data: the preload needs the names
// without the schemas, so that no validation library is loaded beside the page.

import type { RendererChannelName } from './contract.ts';

export const rendererChannelNames = [
  'app:state',
  'settings:update',
  'annotator:set-name',
  'dialog:import',
  'dialog:export',
  'dialog:save-original',
  'dialog:open-workspace',
  'dialog:new-workspace',
  'workspace:open-default',
  'workspace:retry',
  'export:show-last',
  'library:page',
  'library:position',
  'library:neighbour',
  'library:counts',
  'library:facet',
  'library:search',
  'library:act',
  'collection:create',
  'collection:rename',
  'collection:delete',
  'article:find',
  'article:set-role',
  'article:custody',
  'original:read',
  'article:make-revision',
  'article:read-again',
  'article:open',
  'article:update',
  'article:import-text',
  'article:import-bytes',
  'article:import-paste',
  'import:cancel',
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
