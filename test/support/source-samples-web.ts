// Saved web pages: as a browser saves them, as the SingleFile extension does, and as MHTML.

import { crlf } from './email-files.ts';
import { utf8, type ExpectedArticle, type SourceSample } from './source-samples.ts';

const ferryPage = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Ferry to Skell island returns after nine months | Harbour Courier</title>
<link rel="canonical" href="https://courier.example/news/ferry-returns">
<meta property="og:site_name" content="Harbour Courier">
<meta property="og:title" content="Ferry to Skell island returns after nine months">
<meta name="description" content="The only boat to the island sails again, two days a week at first.">
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Ferry to Skell island returns after nine months",
 "datePublished": "2024-05-14T06:30:00+01:00",
 "author": [{"@type": "Person", "name": "Isla Renn"}, {"@type": "Person", "name": "Bo Tarrant"}],
 "publisher": {"@type": "Organization", "name": "Harbour Courier"}}
</script>
<style>.hidden { display: none } nav a { color: red }</style>
<script>window.dataLayer = []; document.write('<p>written by a script</p>');</script>
</head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/jobs">Jobs</a></li></ul></nav></header>
<div id="cookie-banner" class="cookie-consent" style="display:none">We use cookies. <button>Accept</button></div>
<main>
<article>
<h1>Ferry to Skell island returns after nine months</h1>
<p class="standfirst">The only boat to the island sails again, two days a week at first.</p>
<p class="byline">By <a rel="author" href="/people/isla-renn">Isla Renn</a> and Bo Tarrant</p>
<time datetime="2024-05-14T06:30:00+01:00">14 May 2024</time>
<figure><img src="ferry.jpg" alt="A white ferry beside a stone pier" onerror="alert(1)"><figcaption>The ferry at Skell pier on Monday. Photo: Ena Holm</figcaption></figure>
<p>The <b>Skell ferry</b> left the mainland pier at 07:10 on Tuesday with 48 passengers, <em>nine months</em> after its engine failed.</p>
<p>“We had begun to row for our milk,” said Per Olsson, who has lived on the island since 1971. The <a href="https://council.example/ferry?id=7#costs" onclick="track()">council’s report</a> puts the repair at 412,000 kroner.</p>
<h2>What changes</h2>
<ul><li>Two sailings a week until June</li><li>Four from midsummer</li></ul>
<blockquote><p>No vehicles over three tonnes may board before the ramp has been tested.</p></blockquote>
<table><tr><th>Month</th><th>Sailings</th></tr><tr><td>May</td><td>8</td></tr><tr><td>July</td><td>17</td></tr></table>
<p>The operator says that tickets will cost the same as before, and that the winter timetable follows in September once the harbour master has seen the new ramp.</p>
<p class="related"><a href="/news/bridge">Read also: Bridge plan dropped again</a></p>
</article>
</main>
<footer><p>© 2024 Harbour Courier. All rights reserved.</p></footer>
</body>
</html>
`;

const singleFilePage = `<!DOCTYPE html> <html lang=fr><!--
 Page saved with SingleFile 
 url: https://gazette.example/musee-ferme?utm_source=mail 
 saved date: Sat Nov 02 2024 10:11:12 GMT+0100 (Central European Standard Time)
--><meta charset=utf-8>
<title>Le musée du sel ferme ses portes – La Gazette du Port</title>
<meta property=og:site_name content="La Gazette du Port">
<meta property=article:published_time content=2024-10-30T18:00:00+01:00>
<meta name=author content="Maëlle Quérec">
<style>body{font:16px serif}</style>
<link rel=icon href="data:image/png;base64,iVBORw0KGgo=">
<body><div class=page><article>
<h1>Le musée du sel ferme ses portes</h1>
<p>Après quarante ans d’existence, le <i>musée du sel</i> de Port-Blanc accueillera ses derniers visiteurs dimanche, a annoncé la mairie mercredi soir.</p>
<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="La façade du musée"></p>
<p>Le bâtiment, classé depuis 1998, exige des travaux estimés à 1,3 million d’euros&nbsp;; la commune n’en a que le quart.</p>
<p>« Nous cherchons un repreneur », assure la conservatrice, Odile Kermadec, qui espère une réouverture « avant cinq ans ».</p>
<p>Les collections, soit près de trois mille objets, rejoindront les réserves du département avant la fin du mois de janvier.</p>
</article></div>
`;

const mhtmlPage = crlf(
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://valley.example/school-vote',
  'Subject: =?utf-8?Q?School_vote_postponed?=',
  'Date: Mon, 4 Mar 2024 09:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----Boundary7----"',
  '',
  '',
  '------Boundary7----',
  'Content-Type: text/html',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://valley.example/school-vote',
  '',
  '<!DOCTYPE html><html lang=3D"en"><head><meta http-equiv=3D"Content-Type" cont=',
  'ent=3D"text/html; charset=3DUTF-8"><title>School vote postponed</title>',
  '<meta property=3D"og:site_name" content=3D"Valley Voice"></head><body>',
  '<article><h1>School vote postponed</h1>',
  '<p>The council of Upper Vale has put off its vote on the new school until Apr=',
  'il, because two of the nine members are ill and a third will not vote on plan=',
  's that touch her brother=E2=80=99s field.</p>',
  '<p>Parents who had come with banners went home at half past eight. =E2=80=9CW=',
  'e will be back,=E2=80=9D said <strong>Lena Wirth</strong>, whose daughter sta=',
  'rts in <a href=3D"https://valley.example/calendar">September</a>.</p>',
  '<p><img src=3D"https://valley.example/hall.png" alt=3D"Parents outside the hall"></p>',
  '<p>The old building dates from 1954 and has been closed twice this winter aft=',
  'er water came through the roof of the gymnasium.</p></article></body></html>',
  '',
  '------Boundary7----',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://valley.example/hall.png',
  '',
  'iVBORw0KGgo=',
  '',
  '------Boundary7------',
  '',
);

const ferry: ExpectedArticle = {
  outline: [
    'heading 1 headline: Ferry to Skell island returns after nine months',
    'paragraph subtitle: The only boat to the island sails again, two days a week at first.',
    'paragraph byline: By Isla Renn and Bo Tarrant',
    'paragraph date: 14 May 2024',
    'paragraph caption: A white ferry beside a stone pier',
    'paragraph caption: The ferry at Skell pier on Monday. Photo: Ena Holm',
    'paragraph: The Skell ferry left the mainland pier at 07:10 on Tuesday with 48 passengers, nine months after its engine failed.',
    'paragraph: “We had begun to row for our milk,” said Per Olsson, who has lived on the island since 1971. The council’s report puts the repair at 412,000 kroner.',
    'heading 2: What changes',
    'list-item 1: Two sailings a week until June',
    'list-item 1: Four from midsummer',
    'blockquote: No vehicles over three tonnes may board before the ramp has been tested.',
    'table-row: Month\tSailings',
    'table-row: May\t8',
    'table-row: July\t17',
    'paragraph: The operator says that tickets will cost the same as before, and that the winter timetable follows in September once the harbour master has seen the new ramp.',
  ],
  marks: [
    'link https://courier.example/people/isla-renn: Isla Renn',
    'bold: Skell ferry',
    'italic: nine months',
    'link https://council.example/ferry?id=7#costs: council’s report',
  ],
  metadata: {
    title: 'Ferry to Skell island returns after nine months',
    subtitle: 'The only boat to the island sails again, two days a week at first.',
    byline: 'Isla Renn, Bo Tarrant',
    publisher: 'Harbour Courier',
    publishedOn: '2024-05-14',
    url: 'https://courier.example/news/ferry-returns',
    language: 'en-GB',
    direction: 'ltr',
  },
};

const museum: ExpectedArticle = {
  outline: [
    'heading 1 headline: Le musée du sel ferme ses portes',
    'paragraph: Après quarante ans d’existence, le musée du sel de Port-Blanc accueillera ses derniers visiteurs dimanche, a annoncé la mairie mercredi soir.',
    'paragraph caption: La façade du musée',
    'paragraph: Le bâtiment, classé depuis 1998, exige des travaux estimés à 1,3 million d’euros\u00a0; la commune n’en a que le quart.',
    'paragraph: « Nous cherchons un repreneur », assure la conservatrice, Odile Kermadec, qui espère une réouverture « avant cinq ans ».',
    'paragraph: Les collections, soit près de trois mille objets, rejoindront les réserves du département avant la fin du mois de janvier.',
  ],
  marks: ['italic: musée du sel'],
  metadata: {
    title: 'Le musée du sel ferme ses portes',
    subtitle: null,
    byline: 'Maëlle Quérec',
    publisher: 'La Gazette du Port',
    publishedOn: '2024-10-30',
    url: 'https://gazette.example/musee-ferme?utm_source=mail',
    language: 'fr',
  },
};

const school: ExpectedArticle = {
  outline: [
    'heading 1 headline: School vote postponed',
    'paragraph: The council of Upper Vale has put off its vote on the new school until April, because two of the nine members are ill and a third will not vote on plans that touch her brother’s field.',
    'paragraph: Parents who had come with banners went home at half past eight. “We will be back,” said Lena Wirth, whose daughter starts in September.',
    'paragraph caption: Parents outside the hall',
    'paragraph: The old building dates from 1954 and has been closed twice this winter after water came through the roof of the gymnasium.',
  ],
  marks: ['bold: Lena Wirth', 'link https://valley.example/calendar: September'],
  metadata: {
    title: 'School vote postponed',
    publisher: 'Valley Voice',
    publishedOn: null,
    url: 'https://valley.example/school-vote',
    language: 'en',
  },
};

export const webSamples: readonly SourceSample[] = [
  {
    fileName: 'ferry.html',
    bytes: () => utf8(ferryPage),
    articles: [ferry],
    told: [],
    toast: /\d+ blocks outside the article were left out/,
  },
  {
    fileName: 'musee.html',
    bytes: () => utf8(singleFilePage),
    articles: [museum],
    told: [],
  },
  { fileName: 'school.mhtml', bytes: () => utf8(mhtmlPage), articles: [school], told: [] },
];
