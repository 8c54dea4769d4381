// What the keys, the clipboard and the input methods do to the text. Only plain text comes in, in canonical form.

import {
  $getSelection,
  $isRangeSelection,
  $selectAll,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  type RangeSelection,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  SELECT_ALL_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { canonicalText } from '../../../../shared/text/canonical.ts';
import { $insertLineBreak, $insertLines, $joinAtEdge, $splitBlock } from './edit-blocks.ts';

export interface EditActions {
  /** The characters between two places of the text. */
  readonly $selectedText: (selection: RangeSelection) => string;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly onEscape: () => void;
}

type EditOf<P> = (selection: RangeSelection, payload: P) => void;

/** Returns what takes them off again. */
export function registerEditing(editor: LexicalEditor, actions: EditActions): () => void {
  const edit = <P>(command: LexicalCommand<P>, act: EditOf<P>) =>
    register(editor, command, (payload) => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) act(selection, payload);
    });
  return mergeRegister(
    edit(CONTROLLED_TEXT_INSERTION_COMMAND, $insertInput),
    edit(INSERT_PARAGRAPH_COMMAND, $splitBlock),
    edit(INSERT_LINE_BREAK_COMMAND, $insertLineBreak),
    edit(REMOVE_TEXT_COMMAND, (selection) => selection.removeText()),
    edit(DELETE_CHARACTER_COMMAND, (selection, backward) =>
      $delete(selection, backward, () => selection.deleteCharacter(backward)),
    ),
    edit(DELETE_WORD_COMMAND, (selection, backward) =>
      $delete(selection, backward, () => selection.deleteWord(backward)),
    ),
    edit(DELETE_LINE_COMMAND, (selection, backward) =>
      $delete(selection, backward, () => selection.deleteLine(backward)),
    ),
    edit(PASTE_COMMAND, $paste),
    edit(COPY_COMMAND, (selection, event) => void $copy(selection, event, actions)),
    edit(CUT_COMMAND, (selection, event) => {
      if ($copy(selection, event, actions)) selection.removeText();
    }),
    registerRest(editor, actions),
  );
}

/** What needs no selection. */
function registerRest(editor: LexicalEditor, actions: EditActions): () => void {
  const on = <P>(command: LexicalCommand<P>, act: (payload: P) => void) =>
    register(editor, command, act);
  return mergeRegister(
    on(SELECT_ALL_COMMAND, (event) => {
      event.preventDefault();
      $selectAll();
    }),
    on(DRAGSTART_COMMAND, (event) => event.preventDefault()),
    // Dropped files are the window's business.
    on(DROP_COMMAND, (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) event.preventDefault();
    }),
    on(UNDO_COMMAND, actions.undo),
    on(REDO_COMMAND, actions.redo),
    on(KEY_ESCAPE_COMMAND, (event) => {
      event.preventDefault();
      actions.onEscape();
    }),
  );
}

/** Nothing else handles it after that. */
function register<P>(
  editor: LexicalEditor,
  command: LexicalCommand<P>,
  act: (payload: P) => void,
): () => void {
  return editor.registerCommand(
    command,
    (payload) => {
      act(payload);
      return true;
    },
    COMMAND_PRIORITY_EDITOR,
  );
}

/** What is selected goes as a whole; a caret at the edge of a block joins it with its neighbour. */
function $delete(selection: RangeSelection, backward: boolean, act: () => void): void {
  if (!selection.isCollapsed()) selection.removeText();
  else if (!$joinAtEdge(selection, backward)) act();
}

function $paste(selection: RangeSelection, event: Event): void {
  event.preventDefault();
  const text = transferOf(event)?.getData('text/plain') ?? '';
  if (text !== '') $insertLines(selection, text);
}

function $insertInput(selection: RangeSelection, input: InputEvent | string): void {
  if (typeof input === 'string') {
    selection.insertText(canonicalText(input));
    return;
  }
  const text = input.dataTransfer?.getData('text/plain') ?? input.data;
  if (text !== null && text !== '') $insertLines(selection, text);
  else if (text === '') selection.removeText();
}

function $copy(
  selection: RangeSelection,
  event: ClipboardEvent | KeyboardEvent | null,
  actions: EditActions,
): boolean {
  const transfer = transferOf(event);
  if (event === null || transfer === null || selection.isCollapsed()) return false;
  event.preventDefault();
  transfer.setData('text/plain', actions.$selectedText(selection));
  return true;
}

function transferOf(event: Event | null): DataTransfer | null {
  if (event instanceof ClipboardEvent) return event.clipboardData;
  return event instanceof InputEvent ? event.dataTransfer : null;
}
