// What is looked for, how it is meant, and where.

import { CaseSensitive, Regex, WholeWord } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { setOptions, setPattern, setScope, type Scope, type TagAll } from './tag-all-store.ts';

const looks = [
  { name: 'matchCase', icon: CaseSensitive, label: 'Match case', key: 'Alt+C' },
  { name: 'wholeWords', icon: WholeWord, label: 'Whole words', key: 'Alt+W' },
  { name: 'regex', icon: Regex, label: 'Regular expression', key: 'Alt+R' },
] as const;

interface PatternFieldsProps {
  readonly now: TagAll;
  readonly current: CurrentArticle;
  readonly invalid: boolean;
}

const COLLECTION = 'collection ';
const valueOf = (scope: Scope): string =>
  scope.kind === 'collection' ? `${COLLECTION}${scope.collection}` : scope.kind;

function scopeOf(value: string): Scope {
  if (value.startsWith(COLLECTION)) {
    return { kind: 'collection', collection: value.slice(COLLECTION.length) as CollectionId };
  }
  return { kind: value === 'library' ? 'library' : 'article' };
}

export function PatternFields({ now, current, invalid }: PatternFieldsProps) {
  const collections = useLibrary((state) => state.counts?.collections) ?? [];
  const own = collections.filter(({ id }) => current.summary.collections.includes(id));
  const onKeyDown = (event: KeyboardEvent) => {
    const letter = event.altKey && !event.ctrlKey && !event.metaKey ? event.code.slice(3) : '';
    const look = looks.find(({ key }) => key === `Alt+${letter}`);
    if (look === undefined) return;
    setOptions({ [look.name]: !now.options[look.name] });
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="tag-all-fields" role="presentation" onKeyDown={onKeyDown}>
      <Field label="Look for">
        {(ids) => (
          <span className="tag-all-pattern">
            <input
              {...ids}
              type="text"
              className="input"
              dir="auto"
              value={now.pattern}
              spellCheck={false}
              aria-invalid={invalid}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setPattern(event.target.value)}
            />
            {looks.map(({ name, icon, label, key }) => (
              <IconButton
                key={name}
                icon={icon}
                label={label}
                shortcut={key}
                aria-pressed={now.options[name]}
                onClick={() => setOptions({ [name]: !now.options[name] })}
              />
            ))}
          </span>
        )}
      </Field>
      <Field label="In">
        {(ids) => (
          <Select
            {...ids}
            value={valueOf(now.scope)}
            onChange={(event) => setScope(scopeOf(event.target.value))}
          >
            <option value="article">This article</option>
            {own.map(({ id, name }) => (
              <option key={id} value={`${COLLECTION}${id}`}>
                Collection “{name}”
              </option>
            ))}
            <option value="library">The whole library</option>
          </Select>
        )}
      </Field>
    </div>
  );
}
