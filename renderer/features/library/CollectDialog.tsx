// Puts articles into a collection by keyboard: type a part of its name, or the name of a new one, and press Enter.

import { Command as Cmdk } from 'cmdk';
import { useState } from 'react';
import { collect, collections, createCollection, type Acted } from '../../state/library-acts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatNumber } from '../../ui/words.ts';
import { useLibrary } from '../../state/library-store.ts';

interface CollectDialogProps {
  readonly acted: Acted;
  readonly onClose: () => void;
}

export function CollectDialog({ acted, onClose }: CollectDialogProps) {
  const [name, setName] = useState('');
  const known = useLibrary((state) => state.counts)?.collections ?? [];
  const typed = name.trim();
  const exact = known.some((one) => one.name.toLowerCase() === typed.toLowerCase());
  const choose = (run: () => Promise<unknown>) => {
    onClose();
    void run();
  };
  return (
    <Dialog title="Add to collection" description={acted.words} size="small" onClose={onClose}>
      <Cmdk label="Collections" className="collect" loop>
        <Cmdk.Input
          className="input"
          placeholder={
            collections().length === 0 ? 'Name of a new collection' : 'Find or name a collection'
          }
          value={name}
          onValueChange={setName}
        />
        <Cmdk.List className="palette-list" label="Collections">
          {known.map((collection) => (
            <Cmdk.Item
              key={collection.id}
              className="palette-item"
              value={collection.name}
              onSelect={() => choose(() => collect(acted, collection.id))}
            >
              <span dir="auto">{collection.name}</span>
              <span className="numbers quiet">{formatNumber(collection.articles)}</span>
            </Cmdk.Item>
          ))}
          {typed === '' || exact ? null : (
            <Cmdk.Item
              className="palette-item"
              value={`new ${typed}`}
              forceMount
              onSelect={() => choose(() => createCollection(typed, acted))}
            >
              <span>
                New collection “<bdi>{typed}</bdi>”
              </span>
            </Cmdk.Item>
          )}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}
