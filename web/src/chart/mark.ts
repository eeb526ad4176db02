/** The mark of one answer: a point, a bar with caps, or an arrow at an open end. */

import { draw, link, round } from '../draw/svg';
import { outline, tone } from '../draw/shapes';
import { tipped } from '../draw/tip';
import { say } from '../page/tongue';
import { amount, source, when, type Chart } from './data';
import type { Party } from './party';
import { RADIUS, REACH, type Place } from './place';
import type { Plot } from './plot';

const SMALL = 4.6;
const CAP = 6;

/** Draw the party's shape at a point. */
function shape(party: Party, x: number, y: number, radius: number): SVGElement {
  return draw('path', { class: 'shape', d: outline(party.tone, radius), transform: `translate(${round(x)},${round(y)})` });
}

function stem(x: number, from: number, to: number): SVGElement {
  return draw('line', { class: 'stem', x1: round(x), x2: round(x), y1: round(from), y2: round(to) });
}

/** Draw a stem with an arrow head, as what is known ends there and the number does not. */
function arrow(x: number, from: number, to: number): SVGElement[] {
  const back = to > from ? -6 : 6;
  const head = `M${round(x - 4.5)},${round(to + back)}L${round(x)},${round(to)}L${round(x + 4.5)},${round(to + back)}`;
  return [stem(x, from, to), draw('path', { class: 'head', d: head })];
}

/** Draw the body of a mark. */
function body({ answer, x, upper, lower, y }: Place, party: Party, plot: Plot): SVGElement[] {
  const { low, high } = answer;
  if (low === null && high === null) return [shape(party, x, y, SMALL)];
  if (high === null) return [...arrow(x, lower - RADIUS, Math.max(lower - REACH - RADIUS, 4)), shape(party, x, lower, RADIUS)];
  if (low === null) return [...arrow(x, upper + RADIUS, Math.min(upper + REACH + RADIUS, plot.base)), shape(party, x, upper, RADIUS)];
  if (low === high) return [shape(party, x, y, RADIUS)];
  const caps = [upper, lower].map((at) => draw('line', { class: 'cap', x1: round(x - CAP), x2: round(x + CAP), y1: round(at), y2: round(at) }));
  return [stem(x, upper, lower), ...caps, shape(party, x, upper, SMALL), shape(party, x, lower, SMALL)];
}

/** Draw the days that an answer may be of; an open end fades out. */
export function whisker({ days, y }: Place, party: Party, plot: Plot): SVGElement | null {
  if (!days) return null;
  const group = draw('g', { class: `whisker ${tone(party.tone)}` });
  const line = (from: number, to: number, opacity: number): void => {
    group.append(draw('line', { x1: round(from), x2: round(to), y1: round(y), y2: round(y), opacity }));
  };
  const end = (x: number): void => {
    group.append(draw('line', { x1: round(x), x2: round(x), y1: round(y - 3.5), y2: round(y + 3.5) }));
  };
  if (days.from !== null && days.to !== null) {
    line(days.from, days.to, 1);
    end(days.from);
    end(days.to);
    return group;
  }
  const known = days.from ?? days.to ?? 0;
  const edge = days.to === null ? Math.min(plot.right, known + 80) : Math.max(plot.band, known - 80);
  for (let n = 0; n < 5; n++) {
    line(known + ((edge - known) * n) / 5, known + ((edge - known) * (n + 1)) / 5, 1 - n * 0.2);
  }
  end(known);
  return group;
}

/** Draw a mark with its link and its tip. */
export function mark(place: Place, party: Party, plot: Plot, chart: Chart): SVGElement {
  const { answer, x, upper, lower } = place;
  const kind = say(answer.part ? chart.words.part : chart.words.total);
  const said = [amount(answer), ...source(answer), when(answer, chart)];
  const label = [...said, answer.part ? kind : ''].filter(Boolean).join('; ');
  const group = link(answer.href, label, { class: `mark ${tone(party.tone)}${answer.part ? ' part' : ''}` });
  const top = Math.min(upper - 11 - (answer.high === null ? REACH - 4 : 0), plot.base);
  const bottom = lower + 11 + (answer.low === null ? REACH - 4 : 0);
  group.append(
    draw('rect', { class: 'hit', x: round(x - 9), y: round(top), width: 18, height: round(bottom - top), rx: 4 }),
    ...body(place, party, plot),
  );
  tipped(group, () => [
    { words: amount(answer), kind: 'head' },
    ...source(answer).map((words) => ({ words })),
    { words: [when(answer, chart), kind].filter(Boolean).join(' \u00b7 '), kind: 'soft' },
    { words: answer.text ?? '', kind: 'quote' },
  ]);
  return group;
}
