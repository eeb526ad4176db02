/** The axis of days: it runs from left to right in every language. */

import { scaleUtc, type ScaleTime } from 'd3-scale';
import { DAY, written } from '../page/days';
import { draw, face, measured, write } from './svg';

export type Days = ScaleTime<number, number>;

/** Give the scale over moments, wide enough that days have room. */
export function days(moments: readonly number[], left: number, right: number): Days {
  const first = moments.length ? Math.min(...moments) : Date.now();
  const last = moments.length ? Math.max(...moments) : first;
  const spare = Math.max(DAY, (last - first) * 0.04, (4 * DAY - (last - first)) / 2);
  return scaleUtc().domain([first - spare, last + spare]).range([left, right]);
}

const STEPS = [1, 2, 3, 4, 5, 7, 10, 14];
/** The least room for a day's number, and for the name of a month. */
const NUMBER = 36;
const MONTH = 70;
const LONG = 100;

type Ticks = { moments: number[]; daily: boolean };

/** Give the days at which the axis is written: every so many days, or months and years of a long time. */
function ticks(scale: Days, width: number): Ticks {
  const [from = 0, to = 0] = scale.domain().map(Number);
  const length = (to - from) / DAY;
  const step = STEPS.find((days) => length / days <= width / NUMBER);
  if (step && length < LONG) {
    const first = Math.ceil(from / DAY) * DAY;
    const moments = Array.from({ length: Math.floor((to - first) / DAY / step) + 1 }, (_, n) => first + n * step * DAY);
    return { moments, daily: true };
  }
  for (let most = Math.max(2, Math.floor(width / MONTH)); most > 1; most--) {
    const moments = scale.ticks(most).map(Number).filter((tick) => new Date(tick).getUTCDate() === 1);
    if (moments.length > 1 && moments.length <= width / MONTH) return { moments, daily: false };
  }
  return { moments: scale.ticks(2).map(Number).filter((tick) => tick % DAY === 0), daily: true };
}

/** Give what is written at a tick, and beneath it where that changes. */
function names(moment: number, daily: boolean, yearly: boolean): [string, string] {
  if (daily) return [written(moment, { day: 'numeric' }), written(moment, { month: 'long', year: 'numeric' })];
  const year = written(moment, { year: 'numeric' });
  return yearly ? [year, ''] : [written(moment, { month: 'short' }), year];
}

/** Draw the axis beneath a plot: days under which their month stands, or months under which their year does.
 * Nothing is written nearer to the left than `edge`. */
export function axis(scale: Days, y: number, top: number, edge = 0): SVGGElement {
  const [left = 0, right = 0] = scale.range();
  const group = draw('g', { class: 'axis' });
  const { moments, daily } = ticks(scale, right - left);
  const yearly = !daily && (moments[1] ?? 0) - (moments[0] ?? 0) > 360 * DAY;
  const font = face(11);
  let [before, free] = ['', -Infinity];
  for (const moment of moments) {
    const x = scale(moment);
    if (x - left < edge || x > right - 8) continue;
    const [name, above] = names(moment, daily, yearly);
    group.append(draw('line', { class: 'grid days', x1: x, x2: x, y1: top, y2: y }));
    group.append(draw('line', { class: 'tick', x1: x, x2: x, y1: y, y2: y + 5 }));
    group.append(write(x, y + 19, name, 'middle'));
    const wide = measured(above, font);
    const start = Math.max(x - 8, 0);
    if (above && above !== before && start >= free && start + wide <= right + 14) {
      group.append(write(start, y + 35, above, 'left', { class: 'year' }));
      [before, free] = [above, start + wide + 10];
    }
  }
  group.append(draw('line', { class: 'base', x1: left, x2: right, y1: y, y2: y }));
  return group;
}
