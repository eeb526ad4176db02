/** Lanes: the items of one kind along the days, those that meet above one another. */

import { moment } from '../page/days';
import { stack } from '../draw/dodge';
import type { Days } from '../draw/time';
import type { Item } from './data';

export type Spot = {
  item: Item;
  lane: number;
  from: number;
  to: number;
  /** The row above the foot of the lane. */
  row: number;
  /** The ends that are not known, which fade out. */
  open: { from: boolean; to: boolean };
};
export type Frame = { band: [number, number] | null; left: number; right: number; time: Days | null };

export const DOT = 5;
const SPACE = 2;
const FADE = 60;

/** Say whether an item has no day at all. */
export function dayless({ from, to }: Item): boolean {
  return moment(from) === null && moment(to) === null;
}

/** Give the ends of an item along the days, without its row. */
function along(item: Item, lane: number, frame: Frame): Spot {
  const [from, to] = [moment(item.from), moment(item.to)];
  const at = (time: number | null): number | null => (time === null || !frame.time ? null : frame.time(time));
  const [first, last] = [at(from), at(to)];
  const open = { from: first === null, to: last === null };
  const start = first ?? Math.max(frame.left, (last ?? frame.right) - FADE);
  const end = last ?? Math.min(frame.right, (first ?? frame.left) + FADE);
  return { item, lane, from: start, to: end, row: 0, open };
}

/** Put items without a day side by side in their band, row above row. */
function banded(items: readonly Item[], lane: number, [left, right]: [number, number]): Spot[] {
  const step = 2 * DOT + SPACE;
  const most = Math.max(1, Math.floor((right - left - step) / step));
  return items.map((item, n) => {
    const x = left + step + (n % most) * step;
    return { item, lane, from: x, to: x, row: Math.floor(n / most), open: { from: false, to: false } };
  });
}

/** Give the spots of one lane. */
export function spots(items: readonly Item[], lane: number, frame: Frame): Spot[] {
  const lost = items.filter(dayless);
  const known = items.filter((item) => !dayless(item)).map((item) => along(item, lane, frame));
  const rows = stack(known.map(({ from, to }) => ({ from: from - DOT - SPACE / 2, to: to + DOT + SPACE / 2 })));
  known.forEach((spot, n) => { spot.row = rows[n] ?? 0; });
  return [...(frame.band ? banded(lost, lane, frame.band) : []), ...known];
}
