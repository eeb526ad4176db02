/** Values written beside their marks, where there is room for them. */

import { number } from '../page/numerals';
import { Room, type Box } from '../draw/room';
import { face, figure, measured } from '../draw/svg';
import type { Answer } from './data';
import { RADIUS, REACH, type Place } from './place';
import type { Plot } from './plot';

const SIGNS: Record<string, string> = {
  about: '\u2248', more_than: '>', at_least: '\u2265', less_than: '<', at_most: '\u2264', up_to: '\u2264',
};
const SIZE = 11;

/** Write a value as short as it can be. */
function short({ low, high, modifier }: Answer): string {
  const sign = SIGNS[modifier] ?? (low === null ? '\u2264' : high === null ? '\u2265' : '');
  if (low === null || high === null) return low === high ? '' : sign + number(low ?? high ?? 0);
  if (low === high) return (modifier === 'about' ? sign : '') + number(low);
  return `${number(low)}\u2013${number(high)}`;
}

/** Give the room that a mark takes. */
function taken({ answer, x, upper, lower }: Place): Box {
  const up = answer.high === null ? REACH : 0;
  const down = answer.low === null ? REACH : 0;
  return { left: x - 7, right: x + 7, top: upper - RADIUS - up, bottom: lower + RADIUS + down };
}

/** Give the boxes in which a value may stand: right, left, above, below. */
function spots({ answer, x, upper, lower, y }: Place, width: number): [number, number, Box][] {
  const at = answer.high === null ? lower : answer.low === null ? upper : y;
  const top = upper - RADIUS - (answer.high === null ? REACH : 0) - 5;
  const foot = lower + RADIUS + (answer.low === null ? REACH : 0) + SIZE + 2;
  const tries: [number, number][] = [[x + 10, at + 4], [x - 10 - width, at + 4], [x - width / 2, top], [x - width / 2, foot]];
  return tries.map(([left, base]) => [left, base, { left: left - 1, right: left + width + 1, top: base - SIZE + 1, bottom: base + 2 }]);
}

/** Write the values of all marks for which there is room. */
export function labels(places: readonly Place[], plot: Plot): SVGTextElement[] {
  const room = new Room({ left: plot.left + 2, right: plot.width, top: plot.top - 14, bottom: plot.base - 1 });
  for (const place of places) {
    room.block(taken(place));
    if (!place.days) continue;
    const { from, to } = place.days;
    room.block({ left: from ?? place.x - 80, right: to ?? place.x + 80, top: place.y - 2, bottom: place.y + 2 });
  }
  const written: SVGTextElement[] = [];
  const told = new Set<string>();
  for (const place of places) {
    const words = short(place.answer);
    const key = `${words}/${place.answer.from}/${place.answer.to}`;
    if (!words || told.has(key)) continue;
    told.add(key);
    const found = spots(place, measured(words, face(SIZE)));
    const spot = found[room.take(found.map(([, , box]) => box))];
    if (spot) written.push(figure(spot[0], spot[1], words, 'left', { class: 'value', 'aria-hidden': 'true' }));
  }
  return written;
}
