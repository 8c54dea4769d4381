// REFI-QDA files as other programs write them, made by hand: nested codes, selections with several codings, notes,
// cases, variables, sets and links, and sources that are no text. And archives of any content.

import { strToU8, unzipSync, zipSync } from 'fflate';
import type { FormatFile } from '../../shared/formats/codec.ts';

/** `g(7)` is the GUID that ends in 7. */
export const g = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const refiText = 'Ana 🚧 met Bo.\nShe was glad.';

export const refiProject = (more: { readonly sources?: string; readonly codes?: string } = {}) =>
  `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="Meetings" origin="Another program 22" creatingUserGUID="${g(1)}" creationDateTime="2024-05-01T08:00:00Z" xsi:schemaLocation="urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd">
  <Users>
    <User guid="${g(1)}" name="Uma" id="U"/>
    <User guid="${g(2)}" name="Vic"/>
  </Users>
  <CodeBook>
    <Codes>
      <Code guid="${g(10)}" name="People" isCodable="false" color="#0F0">
        <Description>Whoever is named.</Description>
        <Code guid="${g(11)}" name="Known" isCodable="true" color="#FF8800">
          <Description>Known to the reader.</Description>
        </Code>
        <Code guid="${g(12)}" name="Other" isCodable="true"/>
      </Code>
      <Code guid="${g(13)}" name="Mood" isCodable="true">
        <NoteRef targetGUID="${g(52)}"/>
        <Code guid="${g(14)}" name="Other" isCodable="true" color="#123456"/>
      </Code>
      ${more.codes ?? ''}
    </Codes>
  </CodeBook>
  <Variables>
    <Variable guid="${g(20)}" name="Place" typeOfVariable="Text"/>
  </Variables>
  <Cases>
    <Case guid="${g(21)}" name="Ana">
      <VariableValue><VariableRef targetGUID="${g(20)}"/><TextValue>Town</TextValue></VariableValue>
      <SourceRef targetGUID="${g(30)}"/>
      <SelectionRef targetGUID="${g(31)}"/>
    </Case>
  </Cases>
  <Sources>
    ${
      more.sources ??
      `<TextSource guid="${g(30)}" name="First meeting" plainTextPath="internal://${g(30)}.txt" creatingUser="${g(1)}" creationDateTime="2024-05-01T08:00:00Z">
      <Description>By the river.</Description>
      <PlainTextSelection guid="${g(31)}" name="Ana" startPosition="0" endPosition="3" creatingUser="${g(1)}" creationDateTime="2024-05-02T08:00:00+02:00" modifyingUser="${g(1)}" modifiedDateTime="2024-05-03T08:00:00Z">
        <Coding guid="${g(32)}" creatingUser="${g(2)}" creationDateTime="2024-05-02T09:00:00Z"><CodeRef targetGUID="${g(11)}"/></Coding>
        <Coding guid="${g(33)}"><CodeRef targetGUID="${g(13)}"/></Coding>
        <NoteRef targetGUID="${g(50)}"/>
      </PlainTextSelection>
      <PlainTextSelection guid="${g(34)}" name="Bo" startPosition="10" endPosition="12">
        <Coding guid="${g(35)}"><CodeRef targetGUID="${g(12)}"/><NoteRef targetGUID="${g(51)}"/></Coding>
      </PlainTextSelection>
      <PlainTextSelection guid="${g(36)}" name="glad" startPosition="22" endPosition="26"/>
      <Coding guid="${g(37)}"><CodeRef targetGUID="${g(13)}"/></Coding>
      <VariableValue><VariableRef targetGUID="${g(20)}"/><TextValue>River</TextValue></VariableValue>
    </TextSource>`
    }
  </Sources>
  <Notes>
    <Note guid="${g(50)}" name="Ask" creatingUser="${g(2)}"><PlainTextContent>Ask &amp; answer</PlainTextContent></Note>
    <Note guid="${g(51)}" name="Who" plainTextPath="internal://${g(51)}.txt"/>
    <Note guid="${g(52)}" name="On moods"><PlainTextContent>What is a mood?</PlainTextContent></Note>
  </Notes>
  <Links>
    <Link guid="${g(60)}" name="knows" direction="Associative" color="#00FF00" originGUID="${g(32)}" targetGUID="${g(34)}"/>
    <Link guid="${g(61)}" name="is like" direction="OneWay" originGUID="${g(11)}" targetGUID="${g(14)}"/>
  </Links>
  <Sets>
    <Set guid="${g(70)}" name="Mine"><MemberCode targetGUID="${g(11)}"/><MemberSource targetGUID="${g(30)}"/></Set>
  </Sets>
  <Graphs>
    <Graph guid="${g(80)}" name="Map"><Vertex guid="${g(81)}" representedGUID="${g(11)}" firstX="1" firstY="2" shape="Oval"/></Graph>
  </Graphs>
  <Description>A project about meetings.</Description>
  <NoteRef targetGUID="${g(52)}"/>
</Project>
`;

export type Entries = { readonly [name: string]: string | Uint8Array };

export const refiEntries = (more: Entries = {}): Entries => ({
  'project.qde': refiProject(),
  [`Sources/${g(30)}.txt`]: refiText,
  [`Sources/${g(51)}.txt`]: 'Who is Bo?',
  ...more,
});

export function archiveOf(entries: Entries, path = 'meetings.qdpx'): FormatFile {
  const files = Object.entries(entries).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return { path, bytes: zipSync(Object.fromEntries(files) as Record<string, Uint8Array>) };
}

export function entriesOf({ bytes }: FormatFile): Map<string, string> {
  const entries = Object.entries(unzipSync(bytes));
  return new Map(entries.map(([name, content]) => [name, Buffer.from(content).toString('utf8')]));
}
