/** Digits: Western as written, or Arabic-Indic, in numbers and days only, and back exactly. */

import { all } from './find';

const ZERO = 0x660;
const GROUPS = /([0-9]),(?=[0-9])/g;
const POINT = /([0-9])\.(?=[0-9])/g;
const DIGIT = /[0-9]/g;
const NUMBERS = '.n, .iso, .digits';
/** What is never changed, even where a number stands in it. */
const APART = '.text, .words, .code, .id, .url, code, pre, script, style, textarea';

type Change = { original: string; shown: string };
const changes = new WeakMap<Text, Change>();
let changed = false;

/** Say whether Arabic-Indic digits were chosen. */
export function eastern(): boolean {
  return document.documentElement.dataset['digits'] === 'arabic';
}

/** Write the digits of `words` as Arabic-Indic ones. */
export function turned(words: string): string {
  return words
    .replace(GROUPS, '$1\u066c')
    .replace(POINT, '$1\u066b')
    .replace(DIGIT, (digit) => String.fromCharCode(ZERO + Number(digit)));
}

/** Write `words` in the digits that were chosen. */
export function numerals(words: string): string {
  return eastern() ? turned(words) : words;
}

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Write a number with its groups apart, in the digits that were chosen. */
export function number(value: number): string {
  return numerals(GROUPED.format(value));
}

/** Put the digits of one element's text right. */
function renumber(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(APART)) continue;
    const known = changes.get(node);
    const original = known?.shown === node.data ? known.original : node.data;
    const shown = numerals(original);
    if (shown !== node.data) node.data = shown;
    changes.set(node, { original, shown });
  }
}

/** Put the digits of all numbers and days of the page, or of a part of it, right. */
export function count(root: ParentNode = document): void {
  if (!eastern() && !changed) return;
  changed = true;
  for (const element of all<Element>(NUMBERS, root)) renumber(element);
}
