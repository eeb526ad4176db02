/** The key of a chart: whose shapes and tones these are, and what full, hollow and joined marks are. */

import { make } from '../page/find';
import { direction, say } from '../page/tongue';
import { draw } from '../draw/svg';
import { outline, tone } from '../draw/shapes';
import type { Chart } from './data';
import type { Party } from './party';

/** Draw a small sample of a mark. */
function sample(tones: string, ...content: SVGElement[]): SVGSVGElement {
  const box = { width: 18, height: 16, viewBox: '-9 -8 18 16', 'aria-hidden': 'true' };
  return draw('svg', { ...box, class: `sample mark ${tones}` }, ...content);
}

function shape(n: number): SVGElement {
  return draw('path', { class: 'shape', d: outline(n, 5.4) });
}

/** Write one entry of the key. */
function entry(picture: SVGElement, words: string, code: string | null = null): HTMLLIElement {
  const name = make('bdi', { dir: direction(words) }, words);
  const item = make('li', { class: code === null ? 'sort' : 'party' }, picture, name);
  if (code && code !== words) item.append(' ', make('bdi', { class: 'code', dir: 'ltr' }, code));
  return item;
}

/** Write the key beneath a chart. */
export function key(chart: Chart, parties: Iterable<Party>): HTMLUListElement {
  const list = make('ul', { class: 'key' });
  for (const party of parties) list.append(entry(sample(tone(party.tone), shape(party.tone)), party.name, party.code));
  const parts = chart.answers.filter(({ part }) => part).length;
  if (parts) {
    if (parts < chart.answers.length) list.append(entry(sample('tone-key', shape(0)), say(chart.words.total)));
    list.append(entry(sample('tone-key part', shape(0)), say(chart.words.part)));
  }
  if (chart.revisions?.length) {
    const line = draw('path', { class: 'revision', d: 'M-8,3Q-1,-5 6,0' });
    const head = draw('path', { class: 'revision-head', d: 'M8,1.5L1.5,2L4.5,-4Z' });
    list.append(entry(sample('tone-key', line, head), say(chart.words.revision)));
  }
  return list;
}
