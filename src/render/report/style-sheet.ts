/** The style sheet of the page for screens, light and dark, wide and narrow, and for paper. */
import type { Page } from './blocks.js';
import { readable } from './colour.js';
import { cssString } from './markup.js';

const PAPER = '#ffffff';
const NIGHT = '#15191d';
const ACCENT = '#1d5c63';

export function styleSheet({ brand, running, paper }: Page): string {
  const accent = brand.accent ?? ACCENT;
  return `
:root{--paper:${PAPER};--desk:#f3f2ee;--ink:#1d262d;--soft:#55616a;--rule:#d9dcdb;--faint:#f7f7f4;--accent:${readable(accent, PAPER)};--bad:#a3341f;--bad-faint:#fbf1ee;--line:#1d262d}
@media screen and (prefers-color-scheme:dark){:root{--paper:${NIGHT};--desk:#0e1114;--ink:#e7e9e8;--soft:#a5afb5;--rule:#343c42;--faint:#1b2126;--accent:${readable(accent, NIGHT)};--bad:#f08d74;--bad-faint:#2a1d1a;--line:#e7e9e8}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--desk);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word;hyphens:auto}
p,li,dt,dd,th,td,h1,h3 span,address{white-space:pre-line}
.long{overflow-wrap:anywhere}
body>header,body>nav,body>main,body>footer{max-width:1040px;margin:0 auto;padding:0 60px;background:var(--paper)}
.defs{position:absolute}
.cover{padding-top:56px!important;border-top:6px solid var(--accent)}
.brand{display:flex;align-items:center;gap:14px;margin:0 0 40px;font-weight:600;color:var(--soft)}
.brand img{max-height:56px;max-width:220px}
.kind{margin:0 0 6px;color:var(--accent);font-size:14px;font-weight:600;letter-spacing:.08em;text-transform:uppercase}
h1,h2,h3{line-height:1.2;letter-spacing:-.01em;text-wrap:balance}
h1{margin:0 0 24px;font-size:44px;font-weight:700;letter-spacing:-.02em}
h2{margin:0 0 24px;font-size:27px;font-weight:680}
h3{margin:0 0 14px;font-size:18px;font-weight:650}
p{margin:0 0 12px;max-width:44em;text-wrap:pretty}
.verdict{font-size:22px;line-height:1.4;max-width:34em;margin-bottom:8px}
.moves{font-size:17px;color:var(--soft)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:18px 28px;margin:36px 0 0;padding:22px 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
dt{color:var(--soft);font-size:14px}
dd{margin:0}
nav{padding-top:18px!important}
nav ul{display:flex;flex-wrap:wrap;gap:4px 22px;list-style:none;margin:0;padding:0;font-size:14px}
nav a{display:inline-block;padding:4px 0;color:var(--accent);text-decoration-color:var(--rule);text-underline-offset:4px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
section{padding-top:64px}
.numbers{display:grid;grid-template-columns:repeat(5,1fr);gap:0 24px;margin:0 0 34px}
.numbers div{display:flex;flex-direction:column-reverse;justify-content:flex-end;border-top:3px solid var(--rule);padding-top:10px}
.numbers .bad{border-top-color:var(--bad)}
.numbers dt{line-height:1.3}
.numbers b{font-size:34px;line-height:1.1;font-weight:700;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.numbers .bad b{color:var(--bad)}
.numbers small{font-size:14px;color:var(--soft);white-space:nowrap}
figure{margin:0}
figcaption,.small{color:var(--soft);font-size:14px}
figcaption{margin-top:14px}
svg{display:block;width:100%;height:auto}
svg text{font-family:inherit;fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round;font-variant-numeric:tabular-nums}
.narrow{display:none}
.diagram .component{font-size:15px;font-weight:700}
.diagram .mean,.diagram .tick,.diagram .change,.trend .tick{font-size:13px;fill:var(--soft)}
.diagram .target,.trend .target{fill:var(--ink);font-weight:650}
.diagram .title,.diagram .score{font-size:15px}
.diagram .score{font-weight:650}
.diagram .remark{font-size:13px;fill:var(--soft)}
svg .mark,svg .bad{fill:var(--bad)}
.diagram .mark,.diagram .title.bad{font-weight:700}
.diagram .mark{font-size:16px}
.bar{fill:var(--accent)}
.bar.bad{fill:var(--bad)}
.lack{stroke:var(--soft);stroke-width:1}
.lack-ground{fill:var(--paper)}
.lack-line{stroke:var(--soft);stroke-width:2}
.line{stroke:var(--line);stroke-width:2}
.trend .line{stroke-width:1.5}
.grid{stroke:var(--rule);stroke-width:1}
polyline{fill:none;stroke-linejoin:round;stroke-linecap:round}
polyline.mean{stroke:var(--accent);stroke-width:3}
polyline.lowest{stroke:var(--bad);stroke-width:2;stroke-dasharray:5 5}
circle.mean{fill:var(--accent)}
circle.lowest{fill:var(--paper);stroke:var(--bad);stroke-width:2}
.trend .tick{font-size:12px}
.label{font-size:12px;font-weight:650}
svg .label.mean{fill:var(--accent)}
svg .label.lowest{fill:var(--bad)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:28px 32px;margin-bottom:14px}
.charts figure{max-width:420px}
article{border-top:1px solid var(--rule);padding:26px 0 16px 76px;position:relative}
article:first-of-type{border-top:0;padding-top:0}
article h3{font-size:20px}
article h3 span{display:block}
article h3 small{display:block;margin-top:5px;font-size:14px;font-weight:400;letter-spacing:0;color:var(--soft)}
.badge{position:absolute;left:0;width:52px;height:52px;border-radius:6px;background:var(--bad);color:var(--paper);font-size:26px;line-height:52px;text-align:center;font-variant-numeric:tabular-nums}
.lead{font-size:18px;line-height:1.5;border-left:3px solid var(--bad);padding-left:16px;margin:0 0 16px}
.lead strong{font-weight:650}
.list{margin:-4px 0 12px;padding-left:22px;max-width:44em}
.list li{margin-bottom:4px}
.quiet{color:var(--soft)}
table{width:100%;border-collapse:collapse;margin:0 0 24px;font-size:15px;line-height:1.45}
caption{text-align:left;color:var(--soft);font-size:14px;padding:0 0 10px}
th,td{text-align:left;vertical-align:top;padding:10px 18px 10px 0;border-top:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{border-top:0;padding-top:0;color:var(--soft);font-size:14px;font-weight:500}
tbody th{font-weight:400}
.group th{padding-top:26px;border-top:0;font-weight:700;font-size:15px}
tbody:first-of-type .group th{padding-top:12px}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.short{white-space:nowrap;font-variant-numeric:tabular-nums}
tr.bad strong{color:var(--bad)}
.main{width:36%}
#scores .main{width:42%}
#scores table:not(:has(td:nth-child(3))){max-width:620px}
td:has(.long){min-width:9em}
tbody .main .quiet{display:block;font-size:14px}
#moved td:last-child{width:38%}
#moved table~table{max-width:620px}
#moved table~table td:last-child{width:auto}
#plan td:last-child,#promises td:last-child{min-width:9em}
.terms{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:20px 40px;margin:0}
.terms dt{color:var(--ink);font-size:16px;font-weight:650}
.terms dd{color:var(--soft);font-size:15px}
details{margin:6px 0 14px}
summary{cursor:pointer;color:var(--accent);font-size:14px;margin-bottom:12px}
section:last-child p:last-child{margin-bottom:0}
footer{margin-top:0;padding-top:64px!important;padding-bottom:56px!important;color:var(--soft);font-size:14px}
footer address{font-style:normal;margin-bottom:14px;padding-top:18px;border-top:1px solid var(--rule);color:var(--ink)}
@media screen and (max-width:760px){
body>header,body>nav,body>main,body>footer{padding-left:22px;padding-right:22px}
.cover{padding-top:34px!important}
h1{font-size:clamp(24px,8vw,32px)}
.verdict{font-size:19px}
section{padding-top:52px}
.facts{grid-template-columns:repeat(2,minmax(0,1fr));gap:16px 20px}
.numbers{grid-template-columns:1fr 1fr;gap:20px}
.wide{display:none}
.narrow{display:block;max-width:480px}
article{padding-left:0}
article h3{display:flex;gap:14px}
.badge{position:static;flex:none}
table,tbody,tr,th,td,caption{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
tr{border-top:1px solid var(--rule);padding:12px 0;display:flex;flex-direction:column}
tr.group{border-top:0;padding:14px 0 4px}
th,td,.group th,.main,#scores .main,#moved td:last-child{border:0;padding:2px 0;width:auto;text-align:left}
tbody th{order:-1;font-weight:650}
tbody th .quiet{font-weight:400}
td:empty{display:none}
td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
.number{text-align:left}
.terms{grid-template-columns:1fr}
}
@media print{
body{background:none;font-size:10pt;line-height:1.42}
body>header,body>main,body>footer{max-width:none;padding:0;background:none}
nav{display:none}
svg text{stroke:none}
.cover{padding-top:6mm!important}
.brand{margin-bottom:7mm}
.brand img{max-height:14mm}
h1{font-size:25pt;margin-bottom:4mm}
h2{font-size:16pt;margin-bottom:4mm}
h3,article h3{font-size:12.5pt;margin-bottom:2.5mm}
p{orphans:3;widows:3;margin-bottom:2mm}
.verdict{font-size:13pt}
.moves{font-size:11pt}
.facts{margin-top:5mm;padding:3mm 0;gap:2.5mm 6mm}
section{padding-top:8mm}
.new-page{break-before:page;padding-top:0}
h2,h3,caption,thead,.group,p:has(+.list){break-after:avoid}
tr,.numbers,.facts,.terms div,.charts,.diagram,figcaption{break-inside:avoid}
figcaption{break-before:avoid}
article{padding:5mm 0 2mm 62px}
.badge{background:none;color:var(--bad);border:1.5pt solid var(--bad);width:42px;height:42px;font-size:20px;line-height:38px}
.lead{font-size:11.5pt;margin-bottom:3mm}
table{font-size:9pt;line-height:1.35;margin-bottom:4mm}
th,td{padding:1.6mm 4mm 1.6mm 0}
.group th{padding-top:4mm;font-size:9.5pt}
thead{display:table-header-group}
.numbers{margin-bottom:6mm}
.numbers b{font-size:20pt}
.numbers dt,.numbers small,.facts dt,caption,thead th,figcaption,.small,tbody .main .quiet,.article h3 small{font-size:8.5pt}
.charts{grid-template-columns:repeat(3,1fr);gap:4mm 6mm}
.terms{grid-template-columns:1fr 1fr;gap:3mm 8mm}
.terms dt{font-size:10pt}
.terms dd{font-size:9.5pt}
details::details-content{content-visibility:visible;display:block}
summary{color:var(--soft);list-style:none;margin-bottom:2mm}
a{color:inherit;text-decoration:none}
footer{padding:6mm 0 0!important;break-inside:avoid;break-before:avoid;font-size:8.5pt}
footer address{margin-bottom:2mm;padding-top:3mm}
}
@page{${paper ? `size:${paper};` : ''}margin:17mm 16mm 19mm;@top-left{content:${cssString(running)};font:8pt system-ui,sans-serif;color:#55616a}@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#55616a}}
@page:first{@top-left{content:none}}
`;
}
