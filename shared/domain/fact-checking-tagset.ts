// The tagset every new article starts with, unless the workspace has another default: what a fact-checker marks and
// what can be said about it. Colours are those of the light theme; the palette has their dark twins.
// Version 1 had the same tags without attributes and relations.

import type { TagId } from './ids.ts';
import type { Attribute, Tagset } from './tagset.ts';

/** Of the definition as it is stored (db/tagset.ts). Articles of an older workspace that use it move on to version 2. */
export const factCheckingVersion1Sha256 =
  'a136b65e9a7463dd1c1e168d098ff318822dd6d73653d564ab89ca83860ad4dd';

const claim = 'claim' as TagId;
const actor = 'actor' as TagId;
const location = 'location' as TagId;
const quote = 'quote' as TagId;

function choice(id: string, label: string, options: Readonly<Record<string, string>>): Attribute {
  const list = Object.entries(options).map(([option, name]) => ({ id: option, label: name }));
  return { id, label, type: 'choice', options: list, required: false };
}

const plain = (id: string, label: string, type: 'text' | 'number'): Attribute => ({
  id,
  label,
  type,
  required: false,
});

const claimAttributes: readonly Attribute[] = [
  choice('checkability', 'Checkability', {
    checkable: 'Checkable',
    opinion: 'Opinion',
    prediction: 'Prediction',
    'not-checkable': 'Not checkable',
  }),
  choice('verdict', 'Verdict', {
    unchecked: 'Unchecked',
    supported: 'Supported',
    refuted: 'Refuted',
    misleading: 'Misleading',
    unproven: 'Unproven',
  }),
  plain('topic', 'Topic', 'text'),
];

const actorAttributes: readonly Attribute[] = [
  choice('kind', 'Kind', {
    person: 'Person',
    organisation: 'Organisation',
    group: 'Group',
    state: 'State',
  }),
  plain('name', 'Name', 'text'),
];

const locationAttributes: readonly Attribute[] = [
  choice('kind', 'Kind', {
    address: 'Address',
    site: 'Site or building',
    settlement: 'Town or city',
    region: 'Region',
    country: 'Country',
    nature: 'Water or landscape',
    other: 'Other',
  }),
  plain('name', 'Name', 'text'),
  plain('latitude', 'Latitude', 'number'),
  plain('longitude', 'Longitude', 'number'),
];

const quoteAttributes: readonly Attribute[] = [
  choice('form', 'Form', { direct: 'Direct', indirect: 'Indirect', mixed: 'Mixed' }),
];

export const factCheckingTagset: Tagset = {
  id: 'fact-checking',
  name: 'Fact checking',
  version: 2,
  tags: [
    {
      id: claim,
      label: 'Claim',
      color: '#b23c17',
      shortcut: 'c',
      description: 'A statement of fact that can be checked.',
      attributes: claimAttributes,
    },
    {
      id: actor,
      label: 'Actor',
      color: '#1c5a9c',
      shortcut: 'a',
      description: 'A person, group, organisation or state.',
      attributes: actorAttributes,
    },
    {
      id: location,
      label: 'Location',
      color: '#1b7048',
      shortcut: 'l',
      description: 'A place.',
      attributes: locationAttributes,
    },
    {
      id: quote,
      label: 'Quote',
      color: '#6a3a9c',
      shortcut: 'q',
      description: 'Words attributed to someone.',
      attributes: quoteAttributes,
    },
  ],
  relations: [
    { id: 'said-by', label: 'said by', from: [quote], to: [actor] },
    { id: 'made-by', label: 'made by', from: [claim], to: [actor] },
    { id: 'about', label: 'about', from: [claim, quote], to: [actor, location] },
    {
      id: 'located-in',
      label: 'located in',
      from: [actor, location],
      to: [location],
      rules: { acyclic: true },
    },
    {
      id: 'same-as',
      label: 'same as',
      from: [claim, actor, location, quote],
      to: [claim, actor, location, quote],
      rules: { acrossArticles: true, sameTag: true },
    },
  ],
};
