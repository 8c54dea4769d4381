// Where the text came from: the file, how it was read, where in it the caret's paragraph is, and the original itself.

import { useEffect, useMemo } from 'react';
import type { Article } from '../../../shared/domain/article.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import type { CustodyEntry } from '../../../shared/ipc/types.ts';
import { useArticle } from '../../state/article-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { byteSize, countOf, formatDateTime } from '../../ui/words.ts';
import { kindWords } from '../../../shared/domain/source-kind-words.ts';
import {
  isWebPage,
  readAgain,
  saveOriginal,
  showOriginal,
  useCustody,
  wantCustody,
} from '../original/original-state.ts';
import { placeAt, placeWords } from '../original/place-words.ts';

function useEntries(article: Article): readonly CustodyEntry[] | null {
  const { id, revision } = article;
  useEffect(() => void wantCustody(id, revision.number), [id, revision.number]);
  return useCustody((state) => (state.articleId === id ? state.entries : null));
}

function PlaceOfCaret({ entry }: { readonly entry: CustodyEntry }) {
  const caret = useSelection((state) => state.span?.startUtf16 ?? null);
  const blocks = useArticle((state) => state.current?.article.blocks);
  const place = caret === null ? null : placeAt(entry.map, caret, blocks ?? []);
  const words = place === null ? '' : placeWords(place);
  return words === '' ? null : (
    <>
      <dt>Paragraph at the caret</dt>
      <dd>{words}</dd>
    </>
  );
}

function Acts({ entry, revision }: { readonly entry: CustodyEntry; readonly revision: number }) {
  return (
    <div className="custody-acts">
      <Button onClick={() => showOriginal(revision)}>Show original</Button>
      <Button onClick={() => void saveOriginal(revision)}>Save original as…</Button>
      {isWebPage(entry) && entry.kept ? (
        <Button
          look="quiet"
          onClick={() => void readAgain(!entry.wholePage)}
          title="Makes a new revision; the marks come along, and it can be undone."
        >
          {entry.wholePage ? 'Read the article alone' : 'Read the whole page'}
        </Button>
      ) : null}
    </div>
  );
}

function Notices({ entry }: { readonly entry: CustodyEntry }) {
  if (entry.notices.length === 0) return null;
  return (
    <details className="custody-notices">
      <summary>{countOf(entry.notices.length, 'note')} on the import</summary>
      <ul>
        {entry.notices.map(({ path, message }, at) => (
          <li key={`${at} ${path}`}>
            {path === '' ? null : <span className="quiet">{path}: </span>}
            {message}
          </li>
        ))}
      </ul>
    </details>
  );
}

function EntryFacts({ entry }: { readonly entry: CustodyEntry }) {
  return (
    <>
      <dt>Source file</dt>
      <dd>{entry.fileName}</dd>
      <dt>Kind</dt>
      <dd>
        {kindWords[entry.kind]} <span className="quiet">({entry.mediaType})</span>
        {entry.encoding === null ? '' : `, read as ${entry.encoding}`}
        {entry.wholePage ? ', whole page' : ''}
      </dd>
      <dt>Size</dt>
      <dd>{byteSize(entry.bytes)}</dd>
      <dt>Imported</dt>
      <dd>
        <time dateTime={new Date(entry.importedAtMs).toISOString()}>
          {formatDateTime(entry.importedAtMs)}
        </time>{' '}
        <span className="quiet">
          by Sourcebench {entry.programVersion}, importer {entry.importerVersion}
        </span>
      </dd>
      <PlaceOfCaret entry={entry} />
      <dt>SHA-256 of the source</dt>
      <dd className="hash">{entry.sha256}</dd>
    </>
  );
}

/** For articles from before originals were kept. */
function SourceFacts({ source }: Pick<Article, 'source'>) {
  return (
    <>
      <dt>Source file</dt>
      <dd>
        {source.fileName} <span className="quiet">(the original was not kept)</span>
      </dd>
      <dt>Size</dt>
      <dd>{byteSize(source.bytes)}</dd>
      <dt>Imported</dt>
      <dd>{formatDateTime(source.importedAtMs)}</dd>
      <dt>SHA-256 of the source</dt>
      <dd className="hash">{source.sha256}</dd>
    </>
  );
}

export function Custody({ article }: { readonly article: Article }) {
  const { revision, text, source } = article;
  const entries = useEntries(article);
  const entry = entries?.find((each) => each.revision <= revision.number);
  const characters = useMemo(() => codePointLength(text), [text]);
  return (
    <section className="custody" aria-label="Where the text came from">
      {entry === undefined ? null : <Acts entry={entry} revision={entry.revision} />}
      {entry === undefined ? null : <Notices entry={entry} />}
      <dl className="facts facts-article">
        {entry === undefined ? <SourceFacts source={source} /> : <EntryFacts entry={entry} />}
        <dt>Text</dt>
        <dd>
          {countOf(characters, 'character')}, revision {revision.number}
          {revision.reason === null ? '' : `: ${revision.reason}`}
        </dd>
        <dt>SHA-256 of the text</dt>
        <dd className="hash">{article.textSha256}</dd>
      </dl>
    </section>
  );
}
