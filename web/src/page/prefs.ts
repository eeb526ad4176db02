/** Language, colours and digits: what is checked at the top holds for the page and is remembered. */

import { all, first } from './find';
import { keep, kept, served, type Choice } from './memory';
import { count } from './numerals';
import { CHOSEN, tongue } from './tongue';

const CHOICES: readonly Choice[] = ['lang', 'theme', 'digits'];

/** Give the value that is checked in a group of radios, if the page has it. */
function checked(choice: Choice): string | null {
  return first<HTMLInputElement>(`input[name=${choice}]:checked`)?.value ?? null;
}

/** Check a value of a group, if there is such a one. */
function check(choice: Choice, value: string | null): boolean {
  const box = all<HTMLInputElement>(`input[name=${choice}]`).find((input) => input.value === value);
  if (box) box.checked = true;
  return Boolean(box);
}

/** Put what is checked onto the root of the page. */
function apply(): void {
  const root = document.documentElement;
  const language = checked('lang');
  if (language) {
    root.lang = language;
    root.dir = language === 'ar' ? 'rtl' : 'ltr';
  }
  root.dataset['theme'] = checked('theme') ?? root.dataset['theme'] ?? 'auto';
  root.dataset['digits'] = checked('digits') ?? root.dataset['digits'] ?? 'western';
  for (const option of all<HTMLOptionElement>('option[data-ar]')) {
    option.textContent = option.dataset[tongue()] ?? option.textContent;
  }
  for (const part of all('[data-label-ar]')) {
    part.ariaLabel = part.getAttribute(`data-label-${tongue()}`);
  }
  count();
}

/** Check what the address, an earlier visit or the browser asks for, in this order. */
function recall(): void {
  for (const choice of CHOICES) {
    const found = check(choice, kept(choice));
    if (choice === 'lang' && !found && !served() && /^ar\b/.test(navigator.language)) check(choice, 'ar');
  }
  const asked = new URLSearchParams(location.search);
  for (const choice of CHOICES) check(choice, asked.get(choice));
}

/** Take a choice out of the address, where it would win over a newer one. */
function forget(choice: Choice): void {
  const address = new URL(location.href);
  if (!address.searchParams.has(choice)) return;
  address.searchParams.delete(choice);
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // A page opened as a file may refuse; then the address stays.
  }
}

/** Apply what is chosen and tell the rest of the page. */
function choose(choice: Choice, value: string): void {
  keep(choice, value);
  forget(choice);
  apply();
  document.dispatchEvent(new CustomEvent(CHOSEN, { detail: choice }));
}

/** Start: what was chosen before, and then whatever is chosen. */
export function prefs(): void {
  recall();
  apply();
  for (const choice of CHOICES) {
    for (const box of all<HTMLInputElement>(`input[name=${choice}]`)) {
      box.addEventListener('change', () => choose(choice, box.value));
    }
  }
}
