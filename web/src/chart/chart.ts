/** The chart of a question: its answers over time. Nothing is averaged; each mark opens its words. */

import type { Draw } from '../page/islands';
import { number } from '../page/numerals';
import { mirrored, ours, say } from '../page/tongue';
import { axis } from '../draw/time';
import { draw, figure, picture, round, write } from '../draw/svg';
import type { Chart } from './data';
import { key } from './key';
import { mark, whisker } from './mark';
import { parties, party } from './party';
import { places, type Place } from './place';
import { plot, TALL, type Plot } from './plot';
import { labels } from './values';

/** Draw the axis of values, with what it counts above it. */
function values(shown: Plot, chart: Chart): SVGElement {
  const group = draw('g', { class: 'axis' });
  for (const tick of shown.ticks) {
    const y = round(shown.values(tick));
    group.append(draw('line', { class: tick === 0 ? 'base' : 'grid', x1: shown.left, x2: shown.right, y1: y, y2: y }));
    group.append(figure(shown.left - 8, y + 4, number(tick), 'right'));
  }
  const log = shown.log ? say(chart.words.log) || ours('log') : '';
  const title = [say(chart.words.axis), log].filter(Boolean).join(' \u00b7 ');
  const at = mirrored() ? shown.right : 0;
  group.append(write(at, 14, title, mirrored() ? 'right' : 'left', { class: 'title' }));
  return group;
}

/** Draw the band of answers whose day is not known. */
function band(shown: Plot, chart: Chart): SVGElement | null {
  if (shown.band <= shown.left) return null;
  const width = shown.band - shown.left;
  const group = draw('g', { class: 'axis unknown-band' });
  const height = shown.base - shown.top;
  group.append(draw('rect', { x: shown.left, y: shown.top, width, height }));
  group.append(write(shown.left + width / 2, shown.base + 19, say(chart.words.day_unknown), 'middle'));
  return group;
}

/** Join an answer to the one that revises it, with an arrow to the later. */
function revision(from: Place, to: Place): SVGElement {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.min(26, length * 0.22) * (dx >= 0 ? 1 : -1);
  const middle = { x: (from.x + to.x) / 2 + (dy / length) * bend, y: (from.y + to.y) / 2 - (dx / length) * bend };
  const near = (at: Place, away: number): { x: number; y: number } => {
    const [x, y] = [middle.x - at.x, middle.y - at.y];
    const long = Math.hypot(x, y) || 1;
    return { x: at.x + (x / long) * away, y: at.y + (y / long) * away };
  };
  const [start, end, neck] = [near(from, 9), near(to, 9), near(to, 16)];
  const [sx, sy] = [(end.y - neck.y) * 0.5, (neck.x - end.x) * 0.5];
  const d = `M${round(start.x)},${round(start.y)}Q${round(middle.x)},${round(middle.y)} ${round(neck.x)},${round(neck.y)}`;
  const tip = `M${round(end.x)},${round(end.y)}L${round(neck.x + sx)},${round(neck.y + sy)}L${round(neck.x - sx)},${round(neck.y - sy)}Z`;
  return draw('g', {}, draw('path', { class: 'revision', d }), draw('path', { class: 'revision-head', d: tip }));
}

/** Draw all revisions whose two ends are in the chart. */
function revisions(chart: Chart, shown: readonly Place[]): SVGElement {
  const at = new Map(shown.map((place) => [place.answer.n, place]));
  const group = draw('g', { class: 'revisions' });
  for (const [from, to] of chart.revisions ?? []) {
    const [earlier, later] = [at.get(from), at.get(to)];
    if (earlier && later) group.append(revision(earlier, later));
  }
  return group;
}

/** Give what draws a chart. */
export function chart(canvas: HTMLElement, data: unknown): Draw {
  const told = data as Chart;
  return (width) => {
    const shown = plot(told, Math.max(280, width));
    const found = parties(told.answers, say(told.words.no_party));
    const stood = places(told.answers, shown);
    const layers: (Node | null)[] = [
      band(shown, told),
      values(shown, told),
      shown.time ? axis(shown.time, shown.base, shown.top, shown.band > shown.left ? 26 : 0) : null,
      ...stood.map((place) => whisker(place, party(place.answer, found), shown)),
      revisions(told, stood),
      ...labels(stood, shown),
      ...stood.map((place) => mark(place, party(place.answer, found), shown, told)),
    ];
    const svg = picture(shown.width, TALL, say(told.label), ...layers.filter((layer) => layer !== null));
    canvas.replaceChildren(svg, key(told, found.values()));
  };
}
