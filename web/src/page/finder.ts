/** The finder of a report: shows the rows that hold the words and are of the kinds asked for. */

import { all, calm, first, named } from './find';
import { fold } from './fold';
import { numerals } from './numerals';
import { CHOSEN } from './tongue';

type Entry = { row: HTMLElement; words: string; kind?: string; type?: string; stance?: string };
type Wanted = { words: string[]; kind: string; type: string; stance: string };

/** Read a row once, as it is compared. */
function entry(row: HTMLElement): Entry {
  const kind = row.closest('tbody')?.dataset['kind'];
  const { type, stance } = row.dataset;
  return {
    row,
    words: fold(row.textContent ?? ''),
    ...(kind === undefined ? {} : { kind }),
    ...(type === undefined ? {} : { type }),
    ...(stance === undefined ? {} : { stance }),
  };
}

/** Give the value of a field of the form. */
function field(id: string): string {
  const box = named(id);
  return box instanceof HTMLInputElement || box instanceof HTMLSelectElement ? box.value : '';
}

/** Give what is asked for. */
function wanted(): Wanted {
  const words = fold(field('find')).split(' ').filter(Boolean);
  return { words, kind: field('by-kind'), type: field('by-type'), stance: field('by-stance') };
}

/** Say whether a row is one that is asked for; one without a kind fits every kind. */
function fits(found: Entry, ask: Wanted): boolean {
  for (const key of ['kind', 'type', 'stance'] as const) {
    if (ask[key] && found[key] !== undefined && found[key] !== ask[key]) return false;
  }
  return ask.words.every((word) => found.words.includes(word));
}

/** Hide groups without a row, and say where a part has none. */
function tidy(): void {
  for (const group of all('.counts tbody, .voice')) group.hidden = !first('.row:not([hidden])', group);
  for (const part of ['figures', 'events', 'statements']) {
    const word = first(`#${part} .nothing`);
    if (word) word.hidden = Boolean(first(`#${part} .row:not([hidden])`));
  }
}

/** Start the finder, where the page has one. */
export function finder(): void {
  const form = first<HTMLFormElement>('form.filters');
  if (!form) return;
  let rows: Entry[] | null = null;
  const find = (): void => {
    rows ??= all('.row').map(entry);
    const ask = wanted();
    let shown = 0;
    for (const found of rows) {
      const fit = fits(found, ask);
      found.row.hidden = !fit;
      shown += Number(fit);
    }
    tidy();
    const told = named('found');
    if (!told) return;
    if (told.parentElement) told.parentElement.hidden = false;
    told.textContent = numerals(`${shown} / ${rows.length}`);
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', calm(find, 120));
  document.addEventListener(CHOSEN, () => { if (rows) find(); });
}

/** Make a whole row open its words, as its link does. */
export function rows(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('.row[data-opens]');
    if (!row || event.target.closest('a, button, input, select, summary, label') || String(getSelection())) return;
    location.hash = row.dataset['opens'] ?? '';
  });
}
