/** The range of days of a map: two sliders that run from left to right, as time does. */

import { make } from '../page/find';
import { day, moment } from '../page/days';
import { say } from '../page/tongue';
import type { Atlas, Range } from './data';

type End = { label: HTMLLabelElement; input: HTMLInputElement; told: HTMLOutputElement };

/** Write one slider with its label and the day that it stands at. */
function end(words: string, most: number, value: number): End {
  const told = make('output', { class: 'iso' });
  const input = make('input', { type: 'range', min: 0, max: most, step: 1, dir: 'ltr', autocomplete: 'off' });
  input.value = String(value);
  return { label: make('label', {}, make('span', {}, words), input, told), input, told };
}

/** Make the sliders; `changed` is called with each new range. Nothing where there is one day or none. */
export function sliders(told: Atlas, days: readonly string[], range: Range, changed: (range: Range) => void): HTMLElement | null {
  if (days.length < 2) return null;
  const last = days.length - 1;
  const from = end(say(told.words.from), last, range.from);
  const to = end(say(told.words.to), last, range.to);
  const every = make('button', { type: 'button' }, say(told.words.all));
  const show = (): void => {
    for (const { input, told: words } of [from, to]) {
      const at = moment(days[Number(input.value)]);
      words.textContent = at === null ? '' : day(at);
      input.setAttribute('aria-valuetext', words.textContent);
    }
    const whole = Number(from.input.value) === 0 && Number(to.input.value) === last;
    every.disabled = whole;
  };
  const choose = (): void => {
    show();
    changed({ from: Number(from.input.value), to: Number(to.input.value) });
  };
  from.input.addEventListener('input', () => {
    if (Number(from.input.value) > Number(to.input.value)) to.input.value = from.input.value;
    choose();
  });
  to.input.addEventListener('input', () => {
    if (Number(to.input.value) < Number(from.input.value)) from.input.value = to.input.value;
    choose();
  });
  every.addEventListener('click', () => {
    [from.input.value, to.input.value] = ['0', String(last)];
    choose();
    from.input.focus();
  });
  show();
  return make('div', { class: 'range' }, from.label, to.label, every);
}
