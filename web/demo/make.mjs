// Writes demo/out: a page with every drawing, as the server would write it, under the same policy.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as data from './data.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, '..', '..', 'src', 'isnad', 'faces', 'pages');
const out = join(here, 'out');
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'";

const island = (name, content) =>
  `<h2>${name}: ${content.label.en}</h2><figure class="island" data-island="${name}"><script type="application/json">${
    JSON.stringify(content).replaceAll('<', '\\u003c')}</script><div class="canvas"></div></figure>`;
const radio = (group, id, value, words, checked = false) =>
  `<input type="radio" name="${group}" id="${id}" value="${value}"${checked ? ' checked' : ''} autocomplete="off"><label for="${id}">${words}</label>`;
const switches = `<div class="switches"><fieldset>${radio('lang', 'lang-en', 'en', 'English', true)}${radio('lang', 'lang-ar', 'ar', 'العربية')}</fieldset>
<fieldset>${radio('theme', 'theme-auto', 'auto', 'System', true)}${radio('theme', 'theme-light', 'light', 'Light')}${radio('theme', 'theme-dark', 'dark', 'Dark')}</fieldset>
<fieldset>${radio('digits', 'digits-western', 'western', '123', true)}${radio('digits', 'digits-arabic', 'arabic', '١٢٣')}</fieldset></div>`;
const page = (body, mode) => `<!doctype html><html lang="en" dir="ltr" data-mode="${mode}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="isnad-token" content="demo-token"><title>Demo</title>
<link rel="stylesheet" href="fonts.css"><link rel="stylesheet" href="page.css"><link rel="stylesheet" href="isnad.css"><link rel="stylesheet" href="demo.css"></head>
<body>${switches}<main><p><bdi class="n" dir="ltr">12,345</bdi> · <bdi class="iso" dir="ltr">2023-09-20</bdi> · <span class="code">AB-12</span></p>${body}</main>
<script src="isnad.js"></script></body></html>`;

const drawings = [
  ...['busy', 'crowd', 'wide', 'dayless', 'lone'].map((name) => island('chart', data[name])),
  island('chains', data.chains), island('map', data.map), island('map', data.farmap), island('timeline', data.timeline),
  `<details id="shut"><summary>More</summary>${island('chart', data.busy)}</details>`,
].join('\n');
const claim = (n) => `<li data-claim="${n}" tabindex="0"${n === 1 ? ' aria-current="true"' : ''}><a class="opens" href="#claim-${n}">Claim ${n}</a>
<form method="post" action="/review/${n}"><button name="verdict" value="accept">Accept</button> <button name="verdict" value="reject">Reject</button> <button name="verdict" value="skip">Skip</button>
<details class="correct"><summary>Correct</summary><input name="value" value="${n}"> <button name="verdict" value="correct">Save</button></details> <input name="comment" placeholder="Comment"></form></li>`;
const review = `<p id="said" role="status"></p><ol class="queue" data-said-accept-en="Accepted" data-said-accept-ar="قُبل" data-said-reject-en="Rejected" data-said-reject-ar="رُفض" data-said-correct-en="Corrected" data-said-correct-ar="صُحّح" data-said-undo-en="Undone" data-said-undo-ar="أُلغي">
${[1, 2, 3, 4].map(claim).join('\n')}</ol><form id="undo" method="post" action="/review/undo"><button>Undo</button></form><details id="keys"><summary>Keys</summary>a x space</details>
<form class="narrow" method="get" action="review.html"><input name="q"><select name="kind"><option value="">Any</option><option value="killed">killed</option></select><input type="date" name="from"></form>`;

await mkdir(out, { recursive: true });
await cp(join(pages, 'built'), out, { recursive: true });
await cp(join(pages, 'page.css'), join(out, 'page.css'));
await writeFile(join(out, 'demo.css'), ':root { --interface: "IBM Plex Sans Arabic", system-ui, sans-serif; --reading: "Noto Naskh Arabic", serif; }\n');
await writeFile(join(out, 'many.html'), page(Array.from({ length: 150 }, () => island('chart', data.crowd)).join('\n'), 'served'));
await writeFile(join(out, 'index.html'), page(drawings, 'served'));
await writeFile(join(out, 'review.html'), page(review, 'served'));
