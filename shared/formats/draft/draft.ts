// What a foreign file says, before anything is checked against its text: a text, marks with offsets as the file counts
// them, and relations between those marks. Formats make drafts; finish-drafts.ts makes articles of them.

import type { Anchoring, Annotation, Annotator } from '../../domain/annotation.ts';
import type { ArticleMetadata } from '../../domain/article.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FormatFile } from '../codec.ts';
import type { ArrivedText, FileSpan, OffsetUnit } from '../offset-choice.ts';
import type { SchemeAttribute } from '../scheme.ts';

export interface DraftAttribute {
  readonly name: string;
  readonly value: JsonValue;
  /** What the file says of the attribute besides its values. */
  readonly more?: SchemeAttribute;
}

/** Who made it, when and how; what is left out is not said. */
export interface Made {
  readonly note?: string | null;
  readonly annotator?: Annotator;
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
}

export interface DraftMark {
  /** Null where the file has none that can serve. */
  readonly id: string | null;
  readonly label: string;
  /** One for each segment. */
  readonly places: readonly FileSpan[];
  /** Of the mark in the file, for messages. */
  readonly path: string;
  readonly attributes: readonly DraftAttribute[];
  readonly made: Made;
  readonly origin?: Annotation['origin'];
  /** As it was when the file was written; what is found elsewhere now is moved or fuzzy. */
  readonly anchoring?: Anchoring;
  /** What has no place here, to be kept under the format's id; empty for nothing. */
  readonly kept: JsonObject;
}

export interface DraftRelation {
  readonly id: string | null;
  readonly type: string;
  readonly from: DraftMark;
  readonly to: DraftMark;
  readonly path: string;
  readonly made: Made;
  readonly kept: JsonObject;
}

export interface Draft {
  readonly file: FormatFile;
  /** Of the record in the file, for messages. */
  readonly path: string;
  /** The article's id; null makes one of the file's path, `place` and the text. */
  readonly id: string | null;
  readonly place: string;
  readonly text: ArrivedText;
  readonly metadata: Partial<ArticleMetadata>;
  /** Also those who made nothing. */
  readonly annotators: readonly Annotator[];
  readonly marks: readonly DraftMark[];
  readonly relations: readonly DraftRelation[];
  /** Places with known words that are no marks, such as tokens: they show how the file counts. */
  readonly evidence: readonly FileSpan[];
  /** How the file says that it counts; null where it does not say. */
  readonly unit: OffsetUnit | null;
  readonly kept: JsonObject;
}
