/** Drawing: elements of SVG, texts that keep their direction, and links. */

import { dress, type Attributes } from '../page/find';
import { numerals } from '../page/numerals';
import { direction, type Both } from '../page/tongue';

const SPACE = 'http://www.w3.org/2000/svg';

/** Where a text stands beside its point: the side of the page, whatever way the words run. */
export type Align = 'left' | 'middle' | 'right';

/** Make an element of SVG with others in it. */
export function draw<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SPACE, name);
  dress(element, attributes);
  element.append(...content);
  return element;
}

/** Make the picture itself; its sizes are attributes, as a page's policy allows no styles of its own. */
export function picture(width: number, height: number, label: string, ...content: Node[]): SVGSVGElement {
  const shape = { width, height, viewBox: `0 0 ${width} ${height}` };
  return draw('svg', { ...shape, role: 'group', 'aria-label': label, class: 'drawn' }, ...content);
}

/** Write a text; its direction is that of its first strong letter. */
export function write(x: number, y: number, words: string, align: Align, attributes: Attributes = {}): SVGTextElement {
  const way = direction(words);
  const start = way === 'rtl' ? 'right' : 'left';
  const anchor = align === 'middle' ? 'middle' : align === start ? 'start' : 'end';
  const text = draw('text', { x: round(x), y: round(y), direction: way, 'text-anchor': anchor, ...attributes });
  text.textContent = words;
  return text;
}

/** Write a number, in the digits that were chosen. */
export function figure(x: number, y: number, words: string, align: Align, attributes: Attributes = {}): SVGTextElement {
  const anchor = align === 'middle' ? 'middle' : align === 'left' ? 'start' : 'end';
  const text = draw('text', { x: round(x), y: round(y), direction: 'ltr', 'text-anchor': anchor, ...attributes });
  text.textContent = numerals(words);
  return text;
}

/** Give an address where it leads to the page, its site or the web; null for anything else. */
export function safe(address: string | null | undefined): string | null {
  if (!address) return null;
  try {
    const { protocol } = new URL(address, location.href);
    return ['http:', 'https:', 'file:'].includes(protocol) ? address : null;
  } catch {
    return null;
  }
}

/** Make a link around drawn things, or only a group where it leads nowhere. */
export function link(address: string | null | undefined, label: string, attributes: Attributes = {}): SVGElement {
  const href = safe(address);
  if (!href) return draw('g', { ...attributes, role: 'img', 'aria-label': label });
  return draw('a', { ...attributes, href, 'aria-label': label });
}

/** Round for a drawing. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Words that a page may leave out. */
export type Words<K extends string> = Partial<Record<K, Both>>;

let ruler: CanvasRenderingContext2D | null = null;

/** Measure words in a font of the page. */
export function measured(words: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return words.length * 7;
  ruler.font = font;
  return ruler.measureText(words).width;
}

let family = '';

/** Give the font family of the page, for measuring. */
export function face(size: number, weight = 400): string {
  family ||= getComputedStyle(document.body).fontFamily;
  return `${weight} ${size}px ${family}`;
}

/** Cut words to a width, with an ellipsis where some were left out. */
export function cut(words: string, width: number, font: string): string {
  if (measured(words, font) <= width) return words;
  const letters = [...words];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = measured(`${letters.slice(0, middle).join('')}\u2026`, font) <= width;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}\u2026`;
}
