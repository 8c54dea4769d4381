// The words of lines that stand in an article's text without being of it: links to other articles, labels of
// advertisements, a site's notices. Each list takes lines of its own shape only, so that body text is left alone.

/** Followed by a colon or a dash, or alone on the line. */
const linkLabels = [
  '(?:read|see|watch|listen)\\s+(?:also|more|next|now)',
  '(?:also|more)\\s+(?:read|on this|from)|related(?:\\s+(?:articles?|stor(?:y|ies)|news|content|topics?|reading|links?))?',
  "recommended(?:\\s+(?:for you|stories|reading))?|you (?:may|might) also like|don['’]t miss|editors?['’]?s? picks?",
  'most (?:read|popular|viewed|shared)|trending(?: now)?|top stories|latest(?: news)?|in case you missed it',
  '(?:à )?lire aussi|à lire(?: également)?|voir aussi|sur le même sujet|les plus lus',
  'lesen sie auch|mehr zum thema|auch interessant|das könnte sie auch interessieren|meistgelesen',
  'lea también|lee también|leer también|ver también|te puede interesar|más información|lo más leído',
  'leggi anche|potrebbe interessarti|i più letti|leia (?:também|mais)|veja também|saiba mais|mais lidas',
  'lees ook|läs (?:också|mer|även)|les også|læs også|lue myös|czytaj (?:też|także|również|więcej)|zobacz (?:też|także)',
  'čtěte také|čítajte aj|baca juga|ayrıca okuyun|ilgili haberler|đọc thêm|xem thêm',
  'читайте также|читать также|материалы по теме|читайте також|по темі',
  'اقرأ أيض[اً]+|مواضيع ذات صلة|بیشتر بخوانید|مطالب مرتبط|مزید پڑھیں|یہ بھی پڑھیں',
  'আরও পড়ুন|আরো পড়ুন|आगे पढ़ें|यह भी पढ़ें|और पढ़ें|関連記事|相关阅读|相關新聞|관련기사',
];

/** The whole line, but for a full stop or a colon. */
const wholeLines = [
  'advert(?:isement)?|advertising|sponsored(?: content)?|paid content|promoted(?: content)?|continue reading|newsletters?',
  'privacy policy|cookie policy|terms (?:of|and) (?:use|service|conditions)|share|print|comments?|\\d+ comments|e-?mail',
  '\\d+[- ]min(?:ute)?s? read|reading time:? \\d+ min(?:ute)?s?|listen to (?:this )?article|save article|back to top',
  'anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|mainos|reklama?|iklan|ilan',
  'реклама|إعلان|اعلان|تبلیغات|আরও খবর|বিজ্ঞাপন|विज्ञापन|広告|广告|廣告|광고',
];

/** How a line begins. */
const openings = [
  '(?:story|article) continues (?:below|after)\\b|continue reading (?:below|the main story)\\b|after newsletter promotion\\b',
  'sign up (?:for|to|here)\\b|subscribe (?:to|now|today)\\b|get (?:our|the) (?:free )?(?:daily |weekly )?newsletter\\b',
  'follow us\\b|follow .{1,40} on (?:twitter|x|facebook|instagram|telegram|whatsapp)\\b|join (?:us on|our) ',
  'share (?:this|on)\\b|click here\\b|skip to\\b|all rights reserved|copyright\\s*(?:©|\\(c\\)|\\d{4})|©\\s*\\d{4}',
  '(?:topics|tags|filed under|categories|keywords)\\s*:|support (?:our|independent) journalism\\b',
  "abonnez-vous\\b|inscrivez-vous\\b|s['’]abonner\\b|suivez-nous\\b|tous droits réservés|alle rechte vorbehalten",
  'jetzt abonnieren\\b|abonnieren sie\\b|newsletter abonnieren\\b|folgen sie uns\\b|zum newsletter\\b',
  'suscríb[ae]\\w*|síguenos\\b|todos los derechos reservados|iscriviti\\b|seguici\\b|tutti i diritti riservati',
  'assine (?:a|o|já)|inscreva-se\\b|siga-nos\\b|todos os direitos reservados|подпишитесь|подписывайтесь|підпишіться',
  'все права защищены|جميع الحقوق محفوظة|تابعونا|اشترك في|সর্বস্বত্ব সংরক্ষিত',
];

export const linkLabel = new RegExp(
  String.raw`^(?:[►▶»→>•*\s-]*)(?:${linkLabels.join('|')})(?=\s*(?:[:：|–—-]|$))`,
  'iu',
);
export const wholeNotice = new RegExp(
  String.raw`^[[(—–*-]*\s*(?:${wholeLines.join('|')})\s*[\])—–*-]*[.:]?$`,
  'iu',
);
export const noticeOpening = new RegExp(`^(?:${openings.join('|')})`, 'iu');
/** “More from Kabul”, “More on the flood”: a label, unless it goes on like a sentence. */
export const moreLabel = /^more\s+(?:from|on|about|in|stories)\s[^.!?]*$/iu;
