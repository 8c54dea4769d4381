// Somebody who works: random acts of every kind on a few articles, through the same handlers as the window. What was
// answered is remembered, so that the next act has something to work on.

import { createHash } from 'node:crypto';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import { coverageStates } from '../../../shared/domain/coverage.ts';
import type {
  AnnotationId,
  ArticleId,
  CollectionId,
  RelationId,
  TagId,
} from '../../../shared/domain/ids.ts';
import { articleStatuses } from '../../../shared/domain/library.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult, OpenArticle } from '../../../shared/ipc/types.ts';
import { edit } from '../../support/edited-text.ts';
import type { Random } from './random.ts';

const tags = ['claim', 'actor', 'location', 'quote'] as TagId[];
const verdicts = ['unchecked', 'supported', 'refuted', 'misleading', 'unproven'];

interface Desk {
  readonly id: ArticleId;
  text: string;
  revision: number;
  readonly marks: Map<AnnotationId, TagId>;
  readonly relations: Set<RelationId>;
}

export interface PersonAtWork {
  readonly act: () => Promise<ActKind>;
  /** The articles that they work on. */
  readonly articles: readonly ArticleId[];
  /** Drafts that were answered as kept, by article: the SHA-256 of the text. */
  readonly drafts: ReadonlyMap<ArticleId, string>;
}

export interface WorkOptions {
  /** Each kind in the ways of {@link ways}; missing ones are done as often as there. */
  readonly weights?: Partial<Record<ActKind, number>>;
  readonly reviewId?: string;
}

/** How often each is done, of about a hundred acts. */
const usual = {
  tag: 34,
  retag: 8,
  note: 10,
  attributes: 9,
  respan: 3,
  delete: 4,
  relate: 6,
  'relation-note': 2,
  unrelate: 1,
  coverage: 4,
  undo: 6,
  redo: 3,
  'edit-text': 2,
  library: 3,
  collection: 1,
  fields: 2,
  draft: 2,
  review: 3,
} as const;
export type ActKind = keyof typeof usual;

/** At most so many marks in an article: then deleting gets as likely as tagging. */
const mostMarks = 400;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Refusals by name are answers too, such as a relation that the tagset does not know between two tags. */
const refusals = new Set(['invalid-input', 'conflict', 'not-found']);

export async function personAtWork(
  service: WorkspaceService,
  articles: readonly ArticleId[],
  random: Random,
  { weights = {}, reviewId }: WorkOptions = {},
): Promise<PersonAtWork> {
  const call = service.handlers;
  const desks = new Map<ArticleId, Desk>();
  const collections: CollectionId[] = [];
  const drafts = new Map<ArticleId, string>();
  const items = reviewId === undefined ? [] : await openItems(service, reviewId);

  async function open(id: ArticleId): Promise<Desk> {
    const { article, marks, relations }: OpenArticle = await call['article:open']({ id });
    const desk: Desk = {
      id,
      text: article.text,
      revision: article.revision.number,
      marks: new Map(),
      relations: new Set(relations.own.map((relation) => relation.id)),
    };
    for (const mark of marks.ids) desk.marks.set(mark, tags[0] as TagId);
    desks.set(id, desk);
    return desk;
  }
  for (const id of articles) await open(id);

  async function heed(result: ActResult | null): Promise<void> {
    if (result === null) return;
    const { articleId, textChanged } = result;
    if (textChanged) {
      for (const id of new Set([...result.articles, ...(articleId === null ? [] : [articleId])])) {
        if (desks.has(id)) await open(id);
      }
      return;
    }
    const desk = articleId === null ? undefined : desks.get(articleId);
    if (desk === undefined) return;
    for (const { id, tag } of result.upserted) desk.marks.set(id, tag);
    for (const id of result.removed) desk.marks.delete(id);
    for (const { id } of result.relations.upserted) desk.relations.add(id);
    for (const id of result.relations.removed) desk.relations.delete(id);
  }

  const anyDesk = (): Desk => {
    const desk = desks.get(random.pick(articles));
    if (desk === undefined) throw new RangeError('no article to work on');
    return desk;
  };
  const someWords = ({ text }: Desk) => {
    const startUtf16 = wordStart(text, random.below(text.length));
    const end = text.slice(startUtf16).search(/[\s.,]/u);
    return [{ startUtf16, endUtf16: end < 1 ? text.length : startUtf16 + end }];
  };
  const anyMark = (desk: Desk): { id: AnnotationId; articleId: ArticleId } | null => {
    if (desk.marks.size === 0) return null;
    const id = [...desk.marks.keys()][random.below(desk.marks.size)];
    return id === undefined ? null : { id, articleId: desk.id };
  };
  const onMark = async (
    work: (mark: { id: AnnotationId; articleId: ArticleId }, desk: Desk) => unknown,
  ): Promise<void> => {
    const desk = anyDesk();
    const mark = anyMark(desk);
    await heed((await (mark === null ? tag(desk) : work(mark, desk))) as ActResult | null);
  };
  const tag = (desk: Desk) =>
    call['annotation:create']({
      id: random.uuid() as AnnotationId,
      articleId: desk.id,
      tag: random.pick(tags),
      segments: someWords(desk),
    });
  const anyRelation = (desk: Desk) => [...desk.relations][random.below(desk.relations.size)];
  const edited = (desk: Desk) => {
    const [{ startUtf16, endUtf16 } = { startUtf16: 0, endUtf16: 1 }] = someWords(desk);
    const base = { text: desk.text, revision: { number: desk.revision } };
    return edit(base, {
      words: desk.text.slice(startUtf16, endUtf16),
      by: `word${random.below(999)}`,
    });
  };

  const ways: Record<ActKind, () => Promise<unknown>> = {
    tag: async () => {
      const desk = anyDesk();
      const full = desk.marks.size >= mostMarks ? anyMark(desk) : null;
      await heed(await (full === null ? tag(desk) : call['annotation:delete'](full)));
    },
    retag: () => onMark((mark) => call['annotation:retag']({ ...mark, tag: random.pick(tags) })),
    note: () =>
      onMark((mark) =>
        call['annotation:set-note']({ ...mark, note: `Note ${random.below(9999)}` }),
      ),
    attributes: () =>
      onMark(({ id, articleId }, desk) => {
        const values =
          desk.marks.get(id) === 'claim'
            ? { verdict: random.pick(verdicts), topic: `Topic ${random.below(40)}` }
            : { name: `Name ${random.below(300)}` };
        return call['annotation:set-attributes']({ id, articleId, values });
      }),
    respan: () =>
      onMark((mark, desk) => call['annotation:respan']({ ...mark, segments: someWords(desk) })),
    delete: () => onMark((mark) => call['annotation:delete'](mark)),
    relate: () =>
      onMark(({ id, articleId }, desk) => {
        const to = anyMark(desk)?.id ?? id;
        const relation = random.uuid() as RelationId;
        const type = random.pick(['said-by', 'made-by', 'about', 'same-as', 'located-in']);
        return call['relation:create']({ id: relation, articleId, type, from: id, to });
      }),
    'relation-note': async () => {
      const desk = anyDesk();
      const id = anyRelation(desk);
      if (id === undefined) return;
      await heed(
        await call['relation:update']({ id, articleId: desk.id, note: `${random.below(999)}` }),
      );
    },
    unrelate: async () => {
      const desk = anyDesk();
      const id = anyRelation(desk);
      if (id !== undefined) await heed(await call['relation:delete']({ id, articleId: desk.id }));
    },
    coverage: async () => {
      const desk = anyDesk();
      const [place = { startUtf16: 0, endUtf16: 1 }] = someWords(desk);
      const state = random.pick(coverageStates);
      await heed(await call['coverage:set']({ articleId: desk.id, place, state }));
    },
    undo: async () => heed(await call['history:undo'](undefined)),
    redo: async () => heed(await call['history:redo'](undefined)),
    'edit-text': async () => {
      const desk = anyDesk();
      drafts.delete(desk.id);
      const input = { articleId: desk.id, edited: edited(desk), reason: 'A correction' };
      await heed(await call['text:commit'](input));
    },
    draft: async () => {
      const desk = anyDesk();
      const text = edited(desk);
      await call['text:keep-draft']({ articleId: desk.id, edited: text });
      drafts.set(desk.id, sha256(text.text));
    },
    library: async () => {
      const target = { ids: [random.pick(articles)] };
      const act = { kind: 'set-status' as const, status: random.pick(articleStatuses) };
      await call['library:act']({ target, act });
    },
    collection: async () => {
      const name = `Folder ${random.below(1_000_000)}`;
      const known = collections.length > 10 ? random.pick(collections) : null;
      if (known !== null) return call['collection:rename']({ id: known, name });
      const id = random.uuid() as CollectionId;
      collections.push(id);
      return call['collection:create']({ id, name, target: { ids: [random.pick(articles)] } });
    },
    fields: async () => {
      const id = random.pick(articles);
      await heed(
        await call['article:update']({ id, fields: { title: `Title ${random.below(999)}` } }),
      );
    },
    review: async () => {
      const item = items[random.below(items.length)];
      if (reviewId === undefined || item === undefined) return;
      const decision = random.pick([
        'keep-mine',
        'accept-theirs',
        'accept-both',
        'reject-both',
      ] as const);
      await call['review:decide']({ reviewId, items: [{ item, decision }], reason: null });
    },
  };
  const kinds = Object.keys(usual) as ActKind[];
  const weightOf = (kind: ActKind) => weights[kind] ?? usual[kind];
  const sum = kinds.reduce((total, kind) => total + weightOf(kind), 0);
  const chosen = (): ActKind => {
    let left = random.next() * sum;
    return kinds.find((kind) => (left -= weightOf(kind)) < 0) ?? 'tag';
  };

  return {
    articles,
    drafts,
    async act() {
      const kind = chosen();
      try {
        await ways[kind]();
      } catch (thrown) {
        if (!(thrown instanceof AppError) || !refusals.has(thrown.code)) throw thrown;
      }
      return kind;
    },
  };
}

/** Where the word at or after the offset begins. */
function wordStart(text: string, offset: number): number {
  const found = text.slice(offset).search(/(?<=\s)[\p{L}\p{N}]/u);
  return found === -1 ? text.search(/[\p{L}\p{N}]/u) : offset + found;
}

/** Marks that a decision can be made on. */
async function openItems({ handlers }: WorkspaceService, reviewId: string): Promise<string[]> {
  const { items } = await handlers['review:read']({ reviewId });
  return items.flatMap(({ kind, subject, item }) =>
    kind === 'agreed' || subject === 'relation' ? [] : [item],
  );
}
