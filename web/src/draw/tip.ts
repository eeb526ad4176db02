/** The tip: words beside a mark while the pointer or the focus is on it. */

import { make } from '../page/find';
import { CHOSEN } from '../page/tongue';

/** One line of a tip; foreign words keep their own direction, numbers always run left to right. */
export type Line = { words: string; kind?: 'head' | 'quote' | 'soft' };

const GAP = 10;
const EDGE = 8;
const LONGEST = 240;
let box: HTMLDivElement | null = null;
let timer = 0;

/** Give the box of tips, made when it is first needed. */
function tip(): HTMLDivElement {
  if (box) return box;
  box = make('div', { class: 'tip', role: 'tooltip', hidden: '' });
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', leave);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') conceal(); });
  document.addEventListener(CHOSEN, conceal);
  addEventListener('resize', conceal);
  document.body.append(box);
  return box;
}

/** Put the box above what it belongs to, or below where there is no room. */
function place(shown: HTMLElement, target: Element): void {
  const mark = target.getBoundingClientRect();
  const { width, height } = shown.getBoundingClientRect();
  const middle = mark.left + mark.width / 2 - width / 2;
  const right = document.documentElement.clientWidth - width - EDGE;
  const above = mark.top - height - GAP;
  const top = above > EDGE ? above : mark.bottom + GAP;
  shown.style.setProperty('left', `${Math.max(EDGE, Math.min(middle, right)) + scrollX}px`);
  shown.style.setProperty('top', `${top + scrollY}px`);
}

/** Write one line. */
function line({ words, kind }: Line): HTMLElement {
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}\u2026` : words;
  return make('div', { class: kind ?? 'line', dir: 'auto' }, short);
}

function conceal(): void {
  clearTimeout(timer);
  if (box) box.hidden = true;
}

function leave(): void {
  clearTimeout(timer);
  timer = setTimeout(conceal, 180);
}

/** Show lines beside a mark whenever it is pointed at or focused. */
export function tipped(target: SVGElement, lines: () => Line[]): void {
  const show = (): void => {
    clearTimeout(timer);
    const shown = tip();
    shown.replaceChildren(...lines().filter(({ words }) => words).map(line));
    shown.hidden = false;
    place(shown, target);
  };
  target.addEventListener('pointerenter', (event) => { if (event.pointerType !== 'touch') show(); });
  target.addEventListener('pointerleave', leave);
  target.addEventListener('focus', show);
  target.addEventListener('blur', conceal);
}
