// What is known about the article: fields to correct, and where the text came from.

import { useMemo } from 'react';
import type { Article } from '../../../shared/domain/article.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { updateArticle } from '../../state/acts.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { byteSize, countOf, formatDateTime } from '../../ui/words.ts';
import { MetadataField } from './MetadataField.tsx';

function Custody({ article }: { readonly article: Article }) {
  const { source, revision, text } = article;
  const characters = useMemo(() => codePointLength(text), [text]);
  return (
    <dl className="facts facts-article">
      <dt>Source file</dt>
      <dd>{source.fileName}</dd>
      <dt>Kind</dt>
      <dd>{source.mediaType}</dd>
      <dt>Size</dt>
      <dd>
        {byteSize(source.bytes)}, {countOf(characters, 'character')}
      </dd>
      <dt>Imported</dt>
      <dd>
        <time dateTime={new Date(source.importedAtMs).toISOString()}>
          {formatDateTime(source.importedAtMs)}
        </time>
      </dd>
      <dt>Revision</dt>
      <dd>
        {revision.number}
        {revision.reason === null ? '' : `: ${revision.reason}`}
      </dd>
      <dt>SHA-256 of the source</dt>
      <dd className="hash">{source.sha256}</dd>
      <dt>SHA-256 of the text</dt>
      <dd className="hash">{article.textSha256}</dd>
    </dl>
  );
}

export function ArticleTab({ current: { article } }: { readonly current: CurrentArticle }) {
  return (
    <div className="side-scroll article-tab">
      <MetadataField name="title" label="Headline" value={article.title} required multiline />
      <MetadataField name="subtitle" label="Subtitle" value={article.subtitle} multiline />
      <MetadataField name="byline" label="Byline" value={article.byline} />
      <MetadataField name="publisher" label="Publisher" value={article.publisher} />
      <MetadataField
        name="publishedOn"
        label="Published on"
        value={article.publishedOn}
        type="date"
      />
      <MetadataField name="url" label="Address" value={article.url} type="url" />
      <MetadataField
        name="language"
        label="Language"
        value={article.language}
        help="A language tag such as en or pt-BR"
      />
      <Field label="Direction">
        {(ids) => (
          <Select
            {...ids}
            value={article.direction}
            onChange={(event) =>
              void updateArticle({ direction: event.target.value === 'rtl' ? 'rtl' : 'ltr' })
            }
          >
            <option value="ltr">Left to right</option>
            <option value="rtl">Right to left</option>
          </Select>
        )}
      </Field>
      <Custody article={article} />
    </div>
  );
}
