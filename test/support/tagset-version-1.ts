// The shipped tagset's first version, as workspaces from before its second one hold it.
import type { TagId } from '../../shared/domain/ids.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';

export const factCheckingVersion1: Tagset = {
  id: 'fact-checking',
  name: 'Fact checking',
  version: 1,
  tags: [
    {
      id: 'claim' as TagId,
      label: 'Claim',
      color: '#b23c17',
      shortcut: 'c',
      description: 'A statement of fact that can be checked.',
      attributes: [],
    },
    {
      id: 'actor' as TagId,
      label: 'Actor',
      color: '#1c5a9c',
      shortcut: 'a',
      description: 'A person, group, organisation or state.',
      attributes: [],
    },
    {
      id: 'location' as TagId,
      label: 'Location',
      color: '#1b7048',
      shortcut: 'l',
      description: 'A place.',
      attributes: [],
    },
    {
      id: 'quote' as TagId,
      label: 'Quote',
      color: '#6a3a9c',
      shortcut: 'q',
      description: 'Words attributed to someone.',
      attributes: [],
    },
  ],
  relations: [],
};
