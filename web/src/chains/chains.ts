/** The graph of chains: outlets at the start, roots at the end, whoever carried the words between. */

import type { Draw } from '../page/islands';
import { make } from '../page/find';
import { mirrored, say } from '../page/tongue';
import { Room } from '../draw/room';
import { cut, draw, face, picture, write } from '../draw/svg';
import type { Chains } from './data';
import { alike, carried, member } from './draw';
import { ends, layout, type Layout } from './place';

/** Write what each column is. */
function heads(shown: Layout, chains: Chains): SVGElement {
  const group = draw('g', { class: 'axis' });
  let before = '';
  for (const { kind, x, width } of shown.heads) {
    const words = say(chains.words[kind]);
    const side = mirrored() ? 'right' : 'left';
    const at = mirrored() ? x + width : x;
    if (words !== before) group.append(write(at, 14, cut(words, width, face(12, 600)), side, { class: 'title' }));
    before = words;
  }
  return group;
}

/** Say beneath the graph what a dashed arc is. */
function key(chains: Chains): HTMLElement {
  const line = draw('path', { class: 'line', d: 'M-14,0H14' });
  const sample = draw('svg', { width: 30, height: 10, viewBox: '-15 -5 30 10', class: 'alike', 'aria-hidden': 'true' }, line);
  return make('ul', { class: 'key' }, make('li', { class: 'sort' }, sample, make('span', {}, say(chains.words.copy))));
}

/** Give what draws a graph of chains. */
export function chains(canvas: HTMLElement, data: unknown): Draw {
  const told = data as Chains;
  return (width) => {
    for (const node of told.nodes) if (node.names) node.name = say(node.names);
    const shown = layout(told, Math.max(300, width));
    const most = Math.max(1, ...told.links.map(({ answers }) => answers));
    const found = ends(told, shown);
    const lines = told.links.map((line, n) => carried(line, n, shown, most, found[n]));
    const room = new Room({ left: 0, top: 0, right: shown.width, bottom: shown.height });
    for (const { x, y, width: wide, height } of shown.stands.values()) {
      room.block({ left: x, top: y, right: x + wide, bottom: y + height });
    }
    const arcs = told.copies.map((copy, n) => alike(copy, n, shown, told, room));
    const boxes = [...shown.stands.values()].map((stand) => member(stand, told));
    const layers = [...lines, ...arcs].filter((layer) => layer !== null);
    const svg = picture(shown.width, shown.height, say(told.label), heads(shown, told), ...layers, ...boxes);
    canvas.replaceChildren(svg, ...(told.copies.length ? [key(told)] : []));
  };
}
