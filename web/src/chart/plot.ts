/** The plot: where the values and the days of a chart stand. */

import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';
import { moment } from '../page/days';
import { number } from '../page/numerals';
import { say } from '../page/tongue';
import { days, type Days } from '../draw/time';
import { face, measured } from '../draw/svg';
import { dayless, type Answer, type Chart } from './data';

export type Values = ScaleContinuousNumeric<number, number>;
export type Plot = {
  width: number;
  top: number;
  base: number;
  left: number;
  right: number;
  /** Where the band of unknown days ends and the days begin. */
  band: number;
  log: boolean;
  values: Values;
  ticks: number[];
  time: Days | null;
};

const TOP = 34;
const HEIGHT = 260;
const FOOT = 44;
/** Beyond this ratio small numbers could not be told apart on a linear axis. */
const WIDE = 50;
const MARK = 15;

/** Give all numbers that answers name. */
function numbers(answers: readonly Answer[]): number[] {
  return answers.flatMap(({ low, high }) => [low, high]).filter((value) => value !== null);
}

/** Give the scale of values: from nought, or logarithmic where they lie too far apart. */
function scale(answers: readonly Answer[], base: number): { values: Values; log: boolean; ticks: number[] } {
  const known = numbers(answers);
  const most = Math.max(1, ...known);
  const least = Math.min(...known.filter((value) => value > 0), most);
  const log = most / least > WIDE;
  if (!log) {
    const values = scaleLinear().domain([0, most * 1.14]).nice(4).range([base, TOP]).clamp(true);
    return { values, log, ticks: values.ticks(4).filter((tick) => Number.isInteger(tick)) };
  }
  const floor = 10 ** Math.floor(Math.log10(least));
  const values = scaleLog().domain([floor, most * 1.8]).range([base, TOP]).clamp(true);
  const decades = Math.log10((most * 1.8) / floor);
  const heads = decades > 3 ? [1] : decades > 1.8 ? [1, 3] : [1, 2, 5];
  const ticks = values.ticks().filter((tick) => heads.includes(Math.round(tick / 10 ** Math.floor(Math.log10(tick) + 1e-9))));
  return { values, log, ticks };
}

/** Give how wide the band of unknown days must be; nothing where all days are known. */
function banded(chart: Chart, room: number): number {
  const lost = chart.answers.filter(dayless);
  if (!lost.length) return 0;
  if (lost.length === chart.answers.length) return room;
  const words = measured(say(chart.words.day_unknown), face(12)) + 18;
  return Math.min(room * 0.42, Math.max(words, 30 + MARK * crowd(lost)));
}

/** Give the most answers that share one value. */
function crowd(answers: readonly Answer[]): number {
  const often = new Map<string, number>();
  for (const { low, high } of answers) {
    const key = `${low}/${high}`;
    often.set(key, (often.get(key) ?? 0) + 1);
  }
  return Math.max(...often.values());
}

/** Lay a chart out for a width. */
export function plot(chart: Chart, width: number): Plot {
  const base = HEIGHT - FOOT;
  const { values, log, ticks } = scale(chart.answers, base);
  const label = Math.max(...ticks.map((tick) => measured(number(tick), face(12))), 12);
  const left = Math.ceil(label) + 14;
  const right = width - 14;
  const band = left + banded(chart, right - left);
  const known = chart.answers.flatMap(({ from, to }) => [moment(from), moment(to)]).filter((time) => time !== null);
  const gap = band > left ? 10 : 0;
  const time = known.length ? days(known, band + gap, right) : null;
  return { width, top: TOP, base, left, right, band, log, values, ticks, time };
}

export const TALL = HEIGHT;
