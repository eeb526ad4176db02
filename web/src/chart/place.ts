/** Places: where each answer stands in a plot, and how far it is moved so that none is hidden. */

import { moment } from '../page/days';
import { dodge, type Body } from '../draw/dodge';
import { dayless, type Answer } from './data';
import type { Plot } from './plot';

export type Place = {
  answer: Answer;
  x: number;
  /** The ends of what is known, upper and lower; the same for a point. */
  upper: number;
  lower: number;
  /** The y at which the answer is joined to others and to its days. */
  y: number;
  days: { from: number | null; to: number | null } | null;
};

export const RADIUS = 6;
/** How far the arrow of an open end reaches. */
export const REACH = 26;
const WIDTH = 15;

/** Give the x of an answer's day, and the ends of the days it may be. */
function along(answer: Answer, plot: Plot): { x: number; days: Place['days'] } {
  const [from, to] = [moment(answer.from), moment(answer.to)];
  if (dayless(answer) || !plot.time) return { x: (plot.left + plot.band) / 2, days: null };
  const [first, last] = [from, to].map((time) => (time === null || !plot.time ? null : plot.time(time)));
  const known = [first, last].filter((at) => at !== null && at !== undefined);
  const x = known.reduce((sum, at) => sum + at, 0) / known.length;
  return { x, days: from === to ? null : { from: first ?? null, to: last ?? null } };
}

/** Give an answer's place before it is moved. */
function raw(answer: Answer, plot: Plot): Place {
  const { low, high } = answer;
  const upper = high === null ? (low === null ? plot.top : plot.values(low)) : plot.values(high);
  const lower = low === null ? (high === null ? plot.base : plot.values(high)) : plot.values(low);
  return { answer, upper, lower, y: low === null && high === null ? plot.base - 14 : (upper + lower) / 2, ...along(answer, plot) };
}

/** Give the room that a place takes. */
function body({ answer, x, upper, lower }: Place): Body {
  const up = answer.high === null ? REACH : 0;
  const down = answer.low === null ? REACH : 0;
  return { x, width: WIDTH, top: upper - RADIUS - up - 1, bottom: lower + RADIUS + down + 1 };
}

/** Give the places of all answers, in the order of their days. */
export function places(answers: readonly Answer[], plot: Plot): Place[] {
  const found = answers.map((answer) => raw(answer, plot));
  const bands: [Place[], number, number][] = [
    [found.filter(({ answer }) => dayless(answer)), plot.left, plot.band],
    [found.filter(({ answer }) => !dayless(answer)), plot.band, plot.right],
  ];
  for (const [some, left, right] of bands) {
    const moves = dodge(some.map(body), left + WIDTH / 2, right - WIDTH / 2);
    some.forEach((place, n) => { place.x += moves[n] ?? 0; });
  }
  return found.sort((a, b) => a.x - b.x);
}
