// What is known about the article: fields to correct, and where the text came from.

import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import { updateArticle } from '../../state/acts.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { GuidelinesButton } from '../review/packet/GuidelinesButton.tsx';
import { OpenLink } from '../links/OpenLink.tsx';
import { TextVersions } from '../revisions/TextVersions.tsx';
import { Custody } from './Custody.tsx';
import { originWords } from './field-origin.ts';
import { MetadataField } from './MetadataField.tsx';

export function ArticleTab({ current }: { readonly current: CurrentArticle }) {
  const { article, detected } = current;
  const wasRead = Object.keys(detected).length > 0;
  const origin = (field: keyof ArticleMetadata) =>
    originWords(article[field], detected[field], wasRead);
  return (
    <div className="side-scroll article-tab">
      <MetadataField
        name="title"
        label="Headline"
        value={article.title}
        origin={origin('title')}
        required
        multiline
      />
      <MetadataField
        name="subtitle"
        label="Subtitle"
        value={article.subtitle}
        origin={origin('subtitle')}
        multiline
      />
      <MetadataField
        name="byline"
        label="Byline"
        value={article.byline}
        origin={origin('byline')}
      />
      <MetadataField
        name="publisher"
        label="Publisher"
        value={article.publisher}
        origin={origin('publisher')}
      />
      <MetadataField
        name="publishedOn"
        label="Published on"
        value={article.publishedOn}
        origin={origin('publishedOn')}
        type="date"
      />
      <MetadataField
        name="url"
        label="Address"
        value={article.url}
        origin={origin('url')}
        type="url"
      />
      <OpenLink address={article.url} />
      <MetadataField
        name="language"
        label="Language"
        value={article.language}
        origin={origin('language')}
        help="A language tag such as en or pt-BR"
      />
      <Field label="Direction" help={originWords(article.direction, detected.direction, false)}>
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
      <GuidelinesButton key={current.tagset.id} tagset={current.tagset} />
      <TextVersions />
      <Custody article={article} />
    </div>
  );
}
