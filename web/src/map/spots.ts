/** Spots: the places on the map by how much there was, with their names where there is room. */

import { scaleSqrt } from 'd3-scale';
import type { ZoomTransform } from 'd3-zoom';
import { number } from '../page/numerals';
import { say } from '../page/tongue';
import { Room, type Box } from '../draw/room';
import { draw, face, link, measured, round, write, type Align } from '../draw/svg';
import { tipped } from '../draw/tip';
import type { Counted } from './data';
import type { Title } from './ground';
import type { View } from './view';

export type Spot = Counted & { x: number; y: number; radius: number };

/** The greatest radius, less on a narrow screen, and the least. */
const GREATEST = 20;
const NARROW = 13;
const LEAST = 4;
const SIZE = 12;

/** Give where the places stand before the map is moved. */
export function spots(found: readonly Counted[], most: number, { projection, width }: View): Spot[] {
  const radius = scaleSqrt().domain([0, Math.max(1, most)]).range([0, width < 600 ? NARROW : GREATEST]);
  return found.map(({ place, count }) => {
    const [x, y] = projection([place.lon, place.lat]) ?? [-999, -999];
    return { place, count, x, y, radius: Math.max(LEAST, radius(count)) };
  });
}

/** Draw one place; it stands at its own origin and is moved with the map. */
export function circle(spot: Spot, focused: () => void): SVGElement {
  const name = say(spot.place.name);
  const group = link(spot.place.href, `${name}: ${number(spot.count)}`, { class: 'place' });
  group.append(
    draw('circle', { class: 'hit', r: round(Math.max(12, spot.radius + 3)) }),
    draw('circle', { class: 'dot', r: round(spot.radius) }),
  );
  tipped(group, () => [{ words: name, kind: 'head' }, { words: number(spot.count) }]);
  group.addEventListener('focus', focused);
  return group;
}

/** Give the boxes in which a name may stand beside its place. */
function beside(x: number, y: number, radius: number, width: number): [number, number, Align, Box][] {
  const box = (left: number, base: number): Box => ({ left: left - 2, right: left + width + 2, top: base - SIZE, bottom: base + 3 });
  const gap = radius + 5;
  return [
    [x + gap, y + 4, 'left', box(x + gap, y + 4)],
    [x - gap, y + 4, 'right', box(x - gap - width, y + 4)],
    [x, y - gap, 'middle', box(x - width / 2, y - gap)],
    [x, y + gap + SIZE - 2, 'middle', box(x - width / 2, y + gap + SIZE - 2)],
  ];
}

/** Write the names of places, the greatest first, then those of countries, wherever there is room. */
export function names(shown: readonly Spot[], seen: readonly Title[], at: ZoomTransform, { width, height }: View): SVGTextElement[] {
  const room = new Room({ left: 2, top: 2, right: width - 2, bottom: height - 2 });
  room.block({ left: 0, top: 0, right: 46, bottom: 122 });
  const found: SVGTextElement[] = [];
  const moved = shown.map((spot) => ({ spot, x: at.applyX(spot.x), y: at.applyY(spot.y) }));
  for (const { spot, x, y } of moved) {
    const r = spot.radius * 0.8;
    room.block({ left: x - r, right: x + r, top: y - r, bottom: y + r });
  }
  for (const { spot, x, y } of moved) {
    const words = say(spot.place.name);
    const tries = beside(x, y, spot.radius, measured(words, face(SIZE, 600)));
    const taken = tries[room.take(tries.map(([, , , box]) => box))];
    if (taken) found.push(write(taken[0], taken[1], words, taken[2], { class: 'name' }));
  }
  return [...found, ...countries(seen, at, room)];
}

/** Write the names of countries; the atlas has them in English only. */
function countries(seen: readonly Title[], at: ZoomTransform, room: Room): SVGTextElement[] {
  const found: SVGTextElement[] = [];
  for (const { name, x, y, room: own } of seen) {
    const width = measured(name.toUpperCase(), face(11)) + name.length * 1.2;
    if (width > own * at.k) continue;
    const [left, base] = [at.applyX(x) - width / 2, at.applyY(y) + 4];
    const box = { left: left - 2, right: left + width + 2, top: base - SIZE, bottom: base + 3 };
    if (room.take([box]) === 0) found.push(write(at.applyX(x), base, name.toUpperCase(), 'middle', { class: 'country' }));
  }
  return found;
}
