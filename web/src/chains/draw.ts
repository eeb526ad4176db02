/** Drawing the members of a graph of chains, the lines between them and the arcs of copies. */

import { number } from '../page/numerals';
import { mirrored, say } from '../page/tongue';
import type { Room } from '../draw/room';
import { cut, draw, face, figure, link, measured, round, write } from '../draw/svg';
import { tipped } from '../draw/tip';
import type { Alike, Carried, Chains } from './data';
import { route, type Ends, type Layout, type Stand } from './place';

const INSET = 10;

/** Draw one member as a box with its name and code. */
export function member(stand: Stand, chains: Chains): SVGElement {
  const { member: told, x, y, width, height } = stand;
  const kind = say(chains.words[told.kind]);
  const label = [told.name, told.code, kind, number(told.answers)].filter(Boolean).join('; ');
  const group = link(told.href, label, { class: `member kind-${told.kind}` });
  const narrow = width < 150;
  const shown = cut(told.name, width - 2 * INSET - (narrow ? 0 : 26), face(13, 600));
  const side = mirrored() ? 'right' : 'left';
  const edge = mirrored() ? x + width - INSET : x + INSET;
  const far = mirrored() ? x + INSET : x + width - INSET;
  const base = told.code ? y + 19 : y + 27;
  group.append(
    draw('rect', { class: 'box hit', x: round(x), y: round(y), width: round(width), height, rx: 6 }),
    write(edge, base, shown, side, { class: 'name' }),
  );
  if (told.code) {
    const code = cut(told.code, width - 2 * INSET, '11px monospace');
    group.append(write(edge, y + 35, code, side, { class: 'code' }));
  }
  if (!narrow) group.append(figure(far, y + 27, number(told.answers), mirrored() ? 'left' : 'right', { class: 'size' }));
  if (shown !== told.name) {
    const full = draw('title');
    full.textContent = told.name;
    group.prepend(full);
  }
  tipped(group, () => [
    { words: told.name, kind: 'head' },
    { words: told.code ?? '', kind: 'soft' },
    { words: [kind, `${number(told.answers)} ${say(chains.words.answers)}`.trim()].filter(Boolean).join(' \u00b7 '), kind: 'soft' },
  ]);
  return group;
}

/** Draw a line from a member to the one whose words it has; the more answers the wider. */
export function carried(told: Carried, n: number, layout: Layout, most: number, ends: Ends | undefined): SVGElement | null {
  const [from, to] = [layout.stands.get(told.from), layout.stands.get(told.to)];
  if (!from || !to || !ends) return null;
  const d = route(from, to, ends, layout.gaps.get(n) ?? []);
  const width = round(1.5 + 8 * Math.sqrt(told.answers / most));
  const label = `${from.member.name} \u2192 ${to.member.name}; ${number(told.answers)}`;
  const group = link(told.href, label, { class: 'carried' });
  group.append(draw('path', { class: 'reach', d }), draw('path', { class: 'line', d, 'stroke-width': width }));
  tipped(group, () => [
    { words: from.member.name, kind: 'head' },
    { words: to.member.name, kind: 'head' },
    { words: number(told.answers), kind: 'soft' },
  ]);
  return group;
}

/** Give the outline of an arc and its outmost point; the farther apart two are, the farther out it bends. */
function arc(a: Stand, b: Stand, layout: Layout, aside: number): { d: string; x: number; top: number; foot: number } {
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const [top, foot] = [upper.y + upper.height / 2 + 5 + aside, lower.y + lower.height / 2 - 5 + aside];
  const edge = mirrored() ? a.x + a.width : a.x;
  const tall = Math.min(1, (foot - top) / Math.max(1, layout.height - 100));
  const out = (mirrored() ? 1 : -1) * (layout.margin - 4) * (0.35 + 0.65 * tall) * (4 / 3);
  const d = `M${round(edge)},${round(top)}C${round(edge + out)},${round(top)} ${round(edge + out)},${round(foot)} ${round(edge)},${round(foot)}`;
  return { d, x: edge + out * 0.75, top, foot };
}

/** Draw an arc between two outlets whose texts are alike, with how much where there is room. */
export function alike(told: Alike, n: number, layout: Layout, chains: Chains, room: Room): SVGElement | null {
  const [a, b] = [layout.stands.get(told.a), layout.stands.get(told.b)];
  if (!a || !b) return null;
  const { d, x, top, foot } = arc(a, b, layout, ((n % 3) - 1) * 6);
  const word = say(chains.words.copy);
  const percent = `${number(Math.round(told.likeness * 100))}%`;
  const group = link(told.href, `${a.member.name}, ${b.member.name}: ${word} ${percent}`, { class: 'alike' });
  group.append(draw('path', { class: 'reach', d }), draw('path', { class: 'line', d }));
  const half = measured(percent, face(11)) / 2 + 1;
  const at = Math.max(half, Math.min(layout.width - half, x));
  const tries = [0.5, 0.38, 0.62, 0.28, 0.72].map((share) => top + (foot - top) * share);
  const found = tries[room.take(tries.map((y) => ({ left: at - half, right: at + half, top: y - 8, bottom: y + 8 })))];
  if (found !== undefined) group.append(figure(at, found + 4, percent, 'middle', { class: 'word' }));
  tipped(group, () => [
    { words: word ? `${word} ${percent}` : percent, kind: 'head' },
    { words: a.member.name },
    { words: b.member.name },
  ]);
  return group;
}
