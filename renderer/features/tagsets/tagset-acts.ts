// What the tagsets dialog asks of the workspace. Each act is said in the dialog, and in the status line for later.

import type { TagId } from '../../../shared/domain/ids.ts';
import type { TagsetEntry } from '../../../shared/ipc/tagset-types.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { noMigration } from '../../../shared/tagset/migrate-mark.ts';
import { call } from '../../api.ts';
import { enqueueAct } from '../../state/act-queue.ts';
import { applyResult } from '../../state/acts.ts';
import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { announce } from '../../state/messages.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import {
  draftOf,
  entryOf,
  isChanged,
  say,
  showDraft,
  useTagsetEditor,
  type Draft,
} from '../../state/tagset-editor.ts';
import { countOf } from '../../ui/words.ts';
import type { EffectsChange } from './effects-change.ts';
import { copyOf, newTagset, withoutTag } from './tag-edits.ts';

const entriesNow = (): readonly TagsetEntry[] => useTagsetEditor.getState().entries ?? [];
const takenIds = (): string[] => entriesNow().map(({ tagset }) => tagset.id);

/** What fails is said in the dialog; a dialog that was cancelled is no failure. */
async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  useTagsetEditor.setState({ busy: true, failure: null, words: '' });
  try {
    return await work();
  } catch (thrown) {
    const failure = toErrorData(thrown);
    if (failure.code === 'no-annotator') openDialog({ kind: 'annotator' });
    else if (failure.code !== 'cancelled') useTagsetEditor.setState({ failure });
    return null;
  } finally {
    useTagsetEditor.setState({ busy: false });
  }
}

async function list(): Promise<readonly TagsetEntry[]> {
  const entries = await call('tagset:list');
  useTagsetEditor.setState({ entries });
  return entries;
}

/** The open article's first, else the one that new articles get. */
function firstOf(entries: readonly TagsetEntry[]): TagsetEntry | undefined {
  const open = currentArticle()?.tagset;
  const same = ({ tagset }: TagsetEntry) =>
    open !== undefined && tagset.id === open.id && sameDefinition(tagset, open);
  return entries.find(same) ?? entries.find(({ isDefault }) => isDefault) ?? entries[0];
}

/** Reads the list and shows one of it: that with the id, or the one that is nearest. */
export async function loadTagsets(id?: string): Promise<void> {
  await attempt(async () => {
    const entries = await list();
    const wanted = entries.find(({ kept, tagset }) => kept && tagset.id === id);
    const entry = wanted ?? firstOf(entries);
    showDraft(entry === undefined ? null : draftOf(entry));
  });
}

/** A draft that was left unsaved when another dialog took the place of this one is shown again. */
export async function openTagsets(): Promise<void> {
  const { draft } = useTagsetEditor.getState();
  if (draft === null || !isChanged(draft)) {
    await loadTagsets();
    return;
  }
  const entries = await attempt(list);
  if (entries === null) return;
  if (draft.from !== null && entryOf(draft, entries) === undefined) await loadTagsets();
  else say('What was changed before and not saved is still here.');
}

/** The name is what is typed first. */
function selectName(): void {
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('.tagset-name')?.select());
}

export function startNew(): void {
  const tagset = newTagset(takenIds());
  showDraft({ from: null, old: null, tagset, tag: null, merges: {}, file: null });
  say('A new tagset. Name it and add its tags.');
  selectName();
}

export function startCopy({ tagset }: Draft): void {
  const copy = copyOf(tagset, takenIds());
  const tag = copy.tags[0]?.id ?? null;
  showDraft({ from: null, old: null, tagset: copy, tag, merges: {}, file: null });
  say(`A copy of “${tagset.name}”. It is not saved yet.`);
  selectName();
}

/** The file's tagset is a draft: saving it is what keeps it. */
export async function importFile(): Promise<void> {
  const file = await attempt(() => call('dialog:import-tagset'));
  if (file === null) return;
  const { tagset, problems, same, replaces } = file;
  const entry = entriesNow().find(({ sha256 }) => sha256 === replaces);
  if (same && entry !== undefined) {
    showDraft(draftOf(entry));
    say(`The file holds “${tagset.name}” as it is in this workspace already.`);
    return;
  }
  const words = wordsOfFile(tagset.name, tagset.version, entry);
  const old = entry?.tagset ?? null;
  const tag = tagset.tags[0]?.id ?? null;
  showDraft({ from: replaces, old, tagset, tag, merges: {}, file: { words, problems } });
  say(words);
}

function wordsOfFile(name: string, version: number, entry: TagsetEntry | undefined): string {
  if (entry === undefined) return `“${name}” from the file is new here. Save it to keep it.`;
  const now = entry.tagset.version;
  const what = version > now ? `A newer version of “${name}”` : `Another definition of “${name}”`;
  const moved =
    entry.articles === 0 ? '' : `, and ${countOf(entry.articles, 'article')} move on to it`;
  return `${what}: version ${version}, here it is ${now}. Saving replaces the one here${moved}.`;
}

export async function exportFile({ tagset: { id }, old }: Draft): Promise<void> {
  const file = await attempt(() => call('dialog:export-tagset', { id }));
  if (file !== null) say(`“${old?.name ?? id}” was written to ${file.path}`);
}

export async function makeDefault({ tagset }: Draft): Promise<void> {
  const result = await act(() => call('tagset:set-default', { id: tagset.id }));
  if (result === null) return;
  await list();
  said(`New articles get “${tagset.name}”`);
}

export async function removeTagset({ tagset, old }: Draft): Promise<void> {
  const result = await act(() => call('tagset:remove', { id: tagset.id }));
  if (result === null) return;
  await loadTagsets();
  said(`“${old?.name ?? tagset.name}” was removed`);
}

async function act(send: () => Promise<ActResult>): Promise<ActResult | null> {
  const result = await attempt(() => enqueueAct(send));
  if (result !== null) applyResult(result);
  return result;
}

function said(words: string): void {
  say(words);
  announce(words);
}

const asChange = ({ from, old, tagset, merges }: Draft): EffectsChange => ({
  kind: 'save',
  from,
  old,
  tagset,
  merges,
});

/** Saves at once where no mark minds; else answers what has to be shown and decided first. */
export async function saveDraft(draft: Draft): Promise<EffectsChange | null> {
  const { from, tagset, merges } = draft;
  const change = { from, tagset, migration: { ...noMigration, tags: merges } };
  flushPendingEdits();
  const found = await attempt(() => call('tagset:effects', change));
  if (found === null) return null;
  const { effects, open, problems } = found;
  if (effects.length + open.length + problems.length > 0) return asChange(draft);
  const result = await act(() => call('tagset:save', change));
  if (result === null) return null;
  await saved(draft);
  announce(useTagsetEditor.getState().words);
  return null;
}

/** After the draft was saved: it is what the list has now. */
export async function saved({ tagset, from }: Draft): Promise<void> {
  const before = entriesNow().find(({ sha256 }) => sha256 === from)?.articles ?? 0;
  await loadTagsets(tagset.id);
  const used = before === 0 ? '' : `; ${countOf(before, 'article')} use it as it is now`;
  say(`“${tagset.name}” is saved${used}`);
}

/** How many marks have the tag; 0 for one that is not saved yet. */
export async function marksWith(draft: Draft, id: TagId): Promise<number> {
  const { old, from } = draft;
  const entry = entryOf(draft, entriesNow());
  const known = old?.tags.some((tag) => tag.id === id) === true;
  if (!known || old === null || entry === undefined || entry.marks === 0) return 0;
  const { tagset, relations } = withoutTag(old, id, null);
  // The last tag of a tagset cannot be taken away, but its marks can be counted.
  if (tagset.tags.length === 0) return entry.marks;
  const gone = Object.fromEntries(relations.map((relation) => [relation.id, null]));
  const migration = { ...noMigration, tags: { [id]: null }, relations: gone };
  const found = await attempt(() => call('tagset:effects', { from, tagset, migration }));
  return found?.effects.find(({ kind }) => kind === 'delete-marks')?.count ?? 0;
}
