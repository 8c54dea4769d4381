// Web pages written by hand for the tests, each the way a kind of real page is: a paper's site with everything around
// the article, a page that SingleFile saved with a dialog open, an old page without metadata, a page from right to left,
// a page of everything that HTML has for texts.

export const newsPage = `<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<title>Port Alder bridge reopens after flood | Harbour Tribune</title>
<link rel="canonical" href="https://tribune.example/news/bridge-reopens">
<meta property="og:title" content="Port Alder bridge reopens after flood | Harbour Tribune">
<meta property="og:site_name" content="Harbour Tribune">
<meta property="og:description" content="Engineers checked every weld before the crossing was opened to traffic.">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"Harbour Tribune"},{"@type":"NewsArticle","headline":"Port Alder bridge reopens after flood","datePublished":"2023-04-01T23:30:00-05:00","author":[{"@type":"Person","name":"Mara Quill"},{"@type":"Person","name":"Otto Brandt"}],"publisher":{"@id":"#org"},"description":"Engineers checked every weld before the crossing was opened to traffic."}]}</script>
<style>p{color:red}</style>
</head>
<body>
<header class="site-header"><a href="/">Harbour Tribune</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<div class="cookie-banner" role="dialog"><p>We use cookies to improve your visit.</p><button>Accept</button></div>
<main>
<article class="story">
<h1>Port Alder bridge reopens after flood</h1>
<p class="standfirst">Engineers checked every weld before the crossing was opened to traffic.</p>
<div class="meta"><span class="byline">By <a rel="author" href="/mara">Mara Quill</a> and Otto Brandt</span><time datetime="2023-04-01T23:30:00-05:00">1 April 2023</time></div>
<figure><img src="b.jpg" alt="Cars queue on the bridge at dawn"><figcaption>The first cars cross on Saturday. <span class="credit">Photo: Lena Okafor</span></figcaption></figure>
<div class="share-bar"><a href="#">Share</a><a href="#">Tweet</a></div>
<p>The bridge over the Alder river <strong>reopened on Saturday</strong>, two years after a flood tore away its eastern ramp, the city&#8217;s mayor said.</p>
<p>&ldquo;It is safe,&rdquo; Mayor Ines Vell told reporters, <em>adding that</em> engineers had examined <a href="/reports/welds?x=1">every weld</a> and that the repair had cost 11 million, slightly more than planned.</p>
<h2>What was repaired</h2>
<ul><li>The eastern ramp, rebuilt from concrete</li><li>The lighting, with <b>new</b> lamps<ul><li>Sixty on the deck</li></ul></li></ul>
<p class="read-also"><a href="/news/flood">Read also: How the flood came</a></p>
<blockquote><p>We waited two years for this day.</p><footer>&mdash; Ana Ruiz, resident</footer></blockquote>
<aside class="newsletter"><p>Sign up for our newsletter and never miss a story.</p><form><input type="email"><button>Go</button></form></aside>
<p>Traffic had been diverted over the old dam, which added forty minutes to the journey between the two halves of the city, according to the transport office.</p>
<table><caption>Cost by part</caption><thead><tr><th>Part</th><th>Cost</th></tr></thead><tbody><tr><td>Ramp</td><td>8 million</td></tr><tr><td>Lamps</td><td>3 million</td></tr></tbody></table>
<p>The dam road will close to lorries in May, and residents say that they will not miss it at all, because of the dust and the noise.</p>
</article>
<section class="related"><h2>More from News</h2><ul><li><a href="/a">Dam road to close</a></li><li><a href="/b">Flood report</a></li></ul></section>
</main>
<footer><p>© 2023 Harbour Tribune. All rights reserved.</p></footer>
<script>document.write("<p>evil</p>")</script>
</body></html>`;

export const savedPage = `<!DOCTYPE html> <html lang=de style><!--
 Page saved with SingleFile 
 url: https://blatt.example/stadt/2024/03/05/bruecke.html 
 saved date: Tue Mar 05 2024 09:12:11 GMT+0100 (Mitteleuropäische Normalzeit)
--><meta charset=utf-8>
<title>Brücke wieder offen – Uferblatt</title>
<style>.sf-hidden{display:none!important}</style>
<meta name=author content="Von Jonas Feld">
<meta property=og:site_name content=Uferblatt>
<meta property=article:published_time content=2024-03-05T00:15:00+01:00>
<body aria-hidden=true><div class=overlay role=dialog><p>Wir verwenden Cookies.</div><div class=sf-hidden><p>Werbung, die niemand sieht.</div>
<div id=app><div class=top><span class=logo>Uferblatt</span> <a href=/abo>Abo</a></div>
<div class=content><h1>Brücke wieder offen</h1>
<p>Die Brücke über die Ufer ist seit Montag wieder für den Verkehr freigegeben, teilte die Stadt am Abend mit, nachdem alle Prüfungen abgeschlossen waren.
<p>Zwei Jahre lang mussten die Anwohner einen Umweg von vierzig Minuten fahren, weil die östliche Rampe bei einem Hochwasser weggerissen worden war.
<p>Die Kosten liegen bei 11 Mio.&nbsp;Euro, das sind 10<sup>6</sup> mehr als geplant, wie der <q>Bericht der <q>Stadt</q></q> sagt, und die Fläche beträgt 400&nbsp;m<sup>2</sup>.
<img src=data:, alt=""><img class=emoji alt=🚧 src=data:,>
<p>Der Bürgermeister dankte den Anwohnern, den Firmen und den Helfern, die in den letzten Monaten auch an den Wochenenden gearbeitet hatten.
</div></div>`;

export const oldPage = `<html><body><font size=2><center><h2>Notes of the river club</h2></center><font>
The club met on Sunday and talked about the bridge, the dam and the boats, as it does each spring when the water is high and cold.<br><br>
Nobody had seen the new lamps yet, but everybody had heard of them, and most of those present thought that sixty were too many for a bridge of that size.<br>
A second line of the same paragraph.<br>
<br>
Boats go into the water in May, weather permitting, said the chair, and asked that members bring their own ropes, fenders and lunch this time.</body></html>`;

export const arabicPage = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>إعادة فتح الجسر | صحيفة النهر</title><script type="application/ld+json">[{"@context":"http://schema.org","@type":["NewsArticle"],"headline":"إعادة فتح الجسر بعد عامين","datePublished":"2023-04-01T01:00:00+03:00","author":{"@type":"Person","name":"ليلى ناصر"},"publisher":{"@type":"Organization","name":"صحيفة النهر"}}]</script></head><body><div class="wrap"><h1>إعادة فتح الجسر بعد عامين</h1><div class="author">بقلم ليلى ناصر</div><p>قال رئيس البلدية إن الجسر سيفتح يوم الاثنين المقبل أمام حركة المرور بعد عامين من الفيضان الذي ضرب المدينة، وأضاف أن المهندسين فحصوا كل شيء.</p><p>وذكرت تقارير أن تكلفة الإصلاح بلغت أحد عشر مليونا، وهو مبلغ يزيد قليلا على ما كان مخططا له في البداية، بحسب مكتب النقل في المدينة.</p><p>اقرأ أيضا: كيف جاء الفيضان</p><p>وقال السكان إنهم انتظروا هذا اليوم عامين كاملين، وإن الطريق القديم فوق السد كان مليئا بالغبار والضوضاء، ولن يفتقده أحد منهم.</p></div></body></html>`;

export const partsPage = `<!doctype html><html lang="en"><head><title>Parts of a page</title></head><body><main><article>
<h1>Parts of a page</h1>
<p>An opening paragraph, long enough to be taken for prose, with commas, and with words that say nothing of note at all.</p>
<ol start="3"><li>third</li><li>fourth<ol type="a"><li>inner</li><li><p>two</p><p>lines</p></li></ol>after</li><li value="9">ninth</li></ol>
<ul><li><h3>Card</h3><p>Text of the card</p></li></ul>
<dl><dt>Weld</dt><dd>A joint of metal.</dd></dl>
<blockquote><p>First.</p><p>Second.</p><ul><li>in quote</li></ul></blockquote>
<table><tr><th>Year</th><th colspan="2">Cost</th></tr><tr><td rowspan="2">2022</td><td>a</td><td>1<br>2</td></tr><tr><td><b>b</b></td><td></td></tr></table>
<table role="presentation"><tr><td><p>Laid out</p></td><td><p>in columns</p></td></tr></table>
<pre>
  if (a)
	b();
</pre>
<figure><img src="a.png" alt="A map of the river"><figcaption>A map of the river, 2022</figcaption></figure>
<p><img src="b.png" alt="The old dam">Text with a <img src="c.png" alt="picture in the middle"> picture, <img src="p.gif" width=1 height=1 alt="count">and <img src=d.png alt="">nothing, and <img alt="IMG_1234.jpg" src=e>more.</p>
<address>Alder Street 1<br>Port Alder</address>
<p>H<sub>2</sub>O, 1<sup>st</sup>, note<sup><a href="#n1">1</a></sup>, <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>, co&shy;operate, <del>old</del> <ins>new</ins>, <kbd>Ctrl</kbd>, <code>x = 1</code>, a<wbr>b, <math><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation>\\frac</annotation></math>.</p>
<details><summary>More</summary><p>Hidden until opened, but part of the page all the same.</p></details>
<p>A last paragraph, again with enough words and commas to be prose, so that the article ends here, and nowhere else.</p>
</article></main></body></html>`;
