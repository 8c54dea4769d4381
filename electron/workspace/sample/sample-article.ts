// The article a new library begins with. Written for this project: the town, the people and the figures are invented.
// It has something of everything that gets tagged, and nothing is tagged yet: the first act is the user's.

export const sampleArticle = {
  fileName: 'lindholm-reopens-its-bridge.txt',
  text: `The Harrow Valley Courier Tuesday, May 14, 2024

Lindholm reopens its river bridge two years after the flood

Engineers call the repair sound. Shopkeepers on the east bank ask who will pay for the rest.

By Tessa Marlowe

Pedestrians cross the Old Mill Bridge in Lindholm on Monday, minutes after the barriers came down. PHOTO: JORIS HALVERSEN/HARROW VALLEY COURIER

The Old Mill Bridge in Lindholm opened to traffic on Monday for the first time since the flood of March 2022, which swept away one of its four piers and cut the town in two. About 3,000 people walked across within the first hour, according to the town police.

“The bridge is safer today than on the day it was built,” said Mayor Adèle Fontanel, who cut the ribbon together with the volunteers of the Harrow Valley Fire Brigade. The new pier, she added, reaches 18 metres into the bedrock, twice as deep as the old one.

The repair cost 11.4 million crowns, 2 million more than the council approved last year. The regional government in Vestermark paid 60 percent of it; the town borrowed the rest. Traffic is expected to reach its former level, some 9,000 vehicles a day, by the end of the summer.

Not everybody celebrated. “For two years we lost half of our customers, and nobody has shown us a plan,” said Ruben Askeland, who runs a bakery on the east bank and speaks for the Lindholm Traders’ Union. He said that 14 of the 41 shops there had closed since the flood. The town’s own register lists nine.

Halden & Rowe, the firm that built the pier, said all 212 welds had been examined by an independent laboratory in Port Ansgar. Its report has not been published. Fontanel told the Courier that it would be “on everyone’s desk by Friday.”

The river itself may have the last word. The Harrow has risen above the old flood mark three times in ten years, and the Institute of Hydrology in Vestermark says that floods like that of 2022, once expected every century, must now be expected every 25 years.

By noon a hand-painted sign hung from the railing in the middle of the bridge. It read: “Welcome back, neighbours 🎉”

Read also: Why the ferry at Sandvik keeps running, even without passengers
`,
} as const;
