/** The timeline: events in lanes along the days; days that are not known in a band of their own. */

import { moment, span } from '../page/days';
import type { Draw } from '../page/islands';
import { mirrored, ours, say } from '../page/tongue';
import { cut, draw, face, link, measured, picture, round, write } from '../draw/svg';
import { axis, days } from '../draw/time';
import { tipped } from '../draw/tip';
import type { Item, Timeline } from './data';
import { dayless, DOT, spots, type Frame, type Spot } from './lane';

const HEAD = 24;
const FOOT = 44;
const TALLEST = 220;
const ROW = 13;

type Row = { name: string; spots: Spot[]; top: number; foot: number; step: number };

/** Give the frame: where the band of unknown days and where the days are. */
function frame(told: Timeline, width: number): Frame {
  const lost = told.items.filter(dayless).length;
  const [left, right] = [4, width - 12];
  const known = told.items.flatMap(({ from, to }) => [moment(from), moment(to)]).filter((time) => time !== null);
  if (!known.length) return { band: [left, right], left, right, time: null };
  const wanted = Math.max(measured(unknown(told), face(12)) + 18, 24 + 12 * Math.min(10, lost));
  const edge = lost ? left + Math.min(width * 0.35, wanted) : left;
  const start = lost ? edge + 12 : left + 8;
  return { band: lost ? [left, edge] : null, left: start, right, time: days(known, start, right) };
}

/** Write what the band of unknown days is called. */
function unknown(told: Timeline): string {
  return say(told.words?.day_unknown) || ours('day_unknown');
}

/** Stack the lanes; a lane with very many items draws them closer together. */
function rows(told: Timeline, shown: Frame): Row[] {
  let top = 6;
  return told.lanes.map(({ key, name }, n) => {
    const found = spots(told.items.filter(({ lane }) => lane === key), n, shown);
    const most = Math.max(1, ...found.map(({ row }) => row + 1));
    const step = Math.min(ROW, TALLEST / most);
    const foot = top + HEAD + Math.max(ROW, most * step) + 8;
    const row = { name: say(name), spots: found, top, foot, step };
    top = foot;
    return row;
  });
}

/** Draw the body of a mark: a dot for a day, a bar for an interval, fading at an end not known. */
function body({ item, from, to, open }: Spot, y: number, radius: number): SVGElement[] {
  const kind = item.certain ? 'sure' : 'unsure';
  if (from === to) return [draw('circle', { class: kind, cx: round(from), cy: round(y), r: radius })];
  if (!open.from && !open.to) {
    const box = { x: round(from - radius), y: round(y - radius), width: round(to - from + 2 * radius), height: 2 * radius, rx: radius };
    return [draw('rect', { class: kind, ...box })];
  }
  const known = open.from ? to : from;
  const edge = open.from ? from : to;
  const fade = [0, 1, 2, 3, 4].map((n) => draw('line', {
    class: 'fade', x1: round(known + ((edge - known) * n) / 5), x2: round(known + ((edge - known) * (n + 1)) / 5),
    y1: round(y), y2: round(y), opacity: 1 - n * 0.2,
  }));
  return [...fade, draw('circle', { class: kind, cx: round(known), cy: round(y), r: radius })];
}

/** Write when an item was. */
function when(item: Item, told: Timeline): string {
  return span(moment(item.from), moment(item.to), unknown(told));
}

/** Draw one item with its link and its tip. */
function mark(spot: Spot, row: Row, told: Timeline): SVGElement {
  const radius = Math.max(1.5, Math.min(DOT, row.step / 2 - 1));
  const y = row.foot - 8 - (spot.row + 0.5) * row.step;
  const { item } = spot;
  const doubt = item.certain ? '' : ours('not_certain');
  const label = [say(item.name), row.name, when(item, told), doubt].filter(Boolean).join('; ');
  const group = link(item.href, label, { class: `item lane-${spot.lane % 8}` });
  const side = Math.max(row.step / 2, radius + 1);
  const hit = { x: round(spot.from - radius - 2), y: round(y - side), width: round(spot.to - spot.from + 2 * radius + 4), height: round(2 * side), rx: 5 };
  group.append(draw('rect', { class: 'hit', ...hit }), ...body(spot, y, radius));
  tipped(group, () => [
    { words: say(item.name), kind: 'head' },
    { words: row.name },
    { words: [when(item, told), doubt].filter(Boolean).join(' \u00b7 '), kind: 'soft' },
  ]);
  return group;
}

/** Draw a lane: its name and the line that it stands on. */
function lane(row: Row, width: number): SVGElement {
  const side = mirrored() ? 'right' : 'left';
  const name = cut(row.name, width - 12, face(12, 600));
  return draw('g', { class: 'axis lane' },
    draw('line', { class: 'base', x1: 0, x2: width, y1: round(row.foot), y2: round(row.foot) }),
    write(mirrored() ? width - 4 : 4, row.top + 16, name, side, { class: 'title' }));
}

/** Draw the band of items whose day is not known. */
function band(shown: Frame, top: number, foot: number, told: Timeline): SVGElement | null {
  if (!shown.band) return null;
  const [left, right] = shown.band;
  return draw('g', { class: 'axis unknown-band' },
    draw('rect', { x: left, y: top, width: round(right - left), height: round(foot - top) }),
    write((left + right) / 2, foot + 19, unknown(told), 'middle'));
}

/** Give what draws a timeline. */
export function timeline(canvas: HTMLElement, data: unknown): Draw {
  const told = data as Timeline;
  return (given) => {
    const width = Math.max(280, given);
    const shown = frame(told, width);
    const found = rows(told, shown);
    const foot = found.at(-1)?.foot ?? HEAD;
    const layers = [
      band(shown, 6, foot, told),
      shown.time ? axis(shown.time, foot, 6, shown.band ? 26 : 14) : null,
      ...found.map((row) => lane(row, width)),
      ...found.flatMap((row) => row.spots.map((spot) => mark(spot, row, told))),
    ];
    canvas.replaceChildren(picture(width, foot + FOOT, say(told.label), ...layers.filter((layer) => layer !== null)));
  };
}
