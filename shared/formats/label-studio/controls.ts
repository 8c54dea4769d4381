// Which controls of the labelling configuration results are of: those of the configuration that came with the task, else
// those its results named, else ours.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { objectAt } from '../json-object.ts';
import { stringAt } from '../draft/read-own.ts';
import { readConfig, type LabelConfig } from './config.ts';
import { attributeName, controlName, LABELS, TEXT } from './names.ts';

export interface Names {
  readonly from: string;
  readonly to: string;
}

export interface Controls {
  readonly labels: (tag: string) => Names;
  readonly attribute: (tag: string, attribute: string) => Names;
  readonly config: LabelConfig | null;
}

/** The same configuration is in every article that came with it. */
export function createControls(): (given: AnnotatedArticle) => Controls {
  let last: { readonly xml: string; readonly config: LabelConfig | null } | null = null;
  return (given) => {
    const xml = stringAt(objectAt(given.article.extra, 'label-studio') ?? {}, 'config');
    if (xml !== null && xml !== last?.xml) {
      const config = readConfig(xml);
      last = { xml, config: 'xml' in config ? config : null };
    }
    return controlsOf(given, xml === null ? null : (last?.config ?? null));
  };
}

function controlsOf(given: AnnotatedArticle, config: LabelConfig | null): Controls {
  const all = [...(config?.controls.values() ?? [])];
  const usual = usualNames(given);
  const labels = (tag: string): Names => {
    const own = all.filter((one) => one.tag === 'Labels');
    const found = own.find(({ values }) => values.some(({ value }) => value === tag)) ?? own[0];
    return found === undefined ? usual : { from: found.name, to: found.toName };
  };
  return {
    config,
    labels,
    attribute(tag, attribute) {
      const found = all.find(
        (one) => one.tag !== 'Labels' && attributeName(one.name, tag) === attribute,
      );
      if (found !== undefined) return { from: found.name, to: found.toName };
      return { from: controlName(tag, attribute), to: labels(tag).to };
    },
  };
}

function usualNames({ annotations }: AnnotatedArticle): Names {
  for (const { extra } of annotations) {
    const kept = objectAt(extra, 'label-studio') ?? {};
    const from = stringAt(kept, 'from');
    const to = stringAt(kept, 'to');
    if (from !== null && to !== null) return { from, to };
  }
  return { from: LABELS, to: TEXT };
}
