// Articles written for these tests: invented places and people.

import type { FakeArticle } from './fake-types.ts';

export const bridge: FakeArticle = {
  fileName: 'bridge.txt',
  text: `Coastal Ledger
Saturday, April 1, 2023

Harbour bridge reopens after nine-month repair

Officials call it safe. Engineers who resigned last autumn are not so sure.

The Harbour Bridge carried its first cars since July on Friday, after repairs that cost $41 million, twice the sum approved in 2021, according to the transport office.

“Every cable has been tested, and every one passed,” said Mayor Ana Ruiz, who opened the eastern lane herself. The east span now carries 60,000 vehicles a day, she said.

Two inspectors left their posts in October. “We were asked to sign for cables we had not seen,” one of them, Tomas Vell, told a council hearing in Port Alder.

The office says no one was asked to sign anything unseen. It has not published the test records, and a request made under the information act in January is still open.

Read also: What the toll will cost you from May
`,
  marks: [
    { tag: 'location', quote: 'Harbour Bridge' },
    {
      tag: 'claim',
      quote: 'cost $41 million, twice the sum approved in 2021',
      note: 'Budget act 2021, annex 3 lists $19.8 M. Ask for the final invoice.',
    },
    { tag: 'actor', quote: 'the transport office' },
    { tag: 'quote', quote: '“Every cable has been tested, and every one passed,”' },
    { tag: 'actor', quote: 'Mayor Ana Ruiz' },
    { tag: 'claim', quote: 'The east span now carries 60,000 vehicles a day' },
    { tag: 'location', quote: 'east span' },
    { tag: 'quote', quote: '“We were asked to sign for cables we had not seen,”' },
    { tag: 'actor', quote: 'Tomas Vell' },
    { tag: 'location', quote: 'Port Alder' },
  ],
};

export const hospital: FakeArticle = {
  fileName: 'hospital.txt',
  text: `Daily Standard
30 March 2023

Minister: hospital waits halved since January

Waiting times at the four hospitals of the province fell by half, the minister said on Thursday.

Doctors at Saint Orla say that patients are now counted differently.
`,
};

export const dam: FakeArticle = {
  fileName: 'dam.txt',
  text: `Dam operators deny early release before flood

The operators of the Vell dam deny that water was released before the flood of 12 March.
`,
  marks: [{ tag: 'location', quote: 'Vell dam' }],
};

export const longTitle: FakeArticle = {
  fileName: 'long.txt',
  text: `A headline that goes on for very long because the desk wanted every office, every date, every sum and every name of the inquiry into the harbour works of 2019 to 2023 in it, and nobody shortened it

One sentence of text follows.
`,
};

export const arabic: FakeArticle = {
  fileName: 'jisr.txt',
  text: `إعادة فتح جسر الميناء بعد تسعة أشهر من الإصلاح

قالت رئيسة البلدية إن الجسر آمن، وإن كلفة الإصلاح بلغت 41 مليون دولار.

«فحصنا كل الكابلات»، قال مكتب النقل في بيان نشر يوم الجمعة.
`,
  marks: [{ tag: 'claim', quote: 'كلفة الإصلاح بلغت 41 مليون دولار' }],
};
