// What programs put on the clipboard as HTML, written by hand after their manner.

export const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Bridge report<o:p></o:p></p>
<p class=MsoSubtitle>Second draft<o:p></o:p></p>
<h1>Findings<o:p></o:p></h1>
<p class=MsoNormal>The ramp is <b style='mso-bidi-font-weight:normal'>safe</b>, says <span style='font-weight:bold'>the</span> <i>office</i>&nbsp;<a href="https://tribune.example/">here</a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First bullet<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->Nested bullet<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Numbered<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Part</p></td><td><p class=MsoNormal><b>Cost</b></p></td></tr><tr><td><p class=MsoNormal>Ramp</p></td><td><p class=MsoNormal>8</p></td></tr></table>
<p class=MsoCaption>Figure 1. The ramp</p>
<!--EndFragment--></body></html>`;

export const fromGoogleDocs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a"><h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;font-style:normal;text-decoration:none;">Bridge notes</span></h1><p dir="ltr"><span style="font-size:11pt;font-weight:400;font-style:normal;">The ramp is </span><span style="font-weight:700;font-style:normal;">safe</span><span style="font-weight:400;font-style:italic;"> today</span><span style="font-weight:400"> and </span><a href="https://tribune.example/" style="text-decoration:none;"><span style="text-decoration:underline;color:#1155cc">linked</span></a></p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Two</span></p></li><ul><li dir="ltr" aria-level="2"><p role="presentation"><span>Nested</span></p></li></ul></ul><ol><li><p><span>Num</span></p></li></ol></b>`;
