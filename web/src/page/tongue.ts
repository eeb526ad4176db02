/** The language, the digits and the words that the reader has chosen. */

import own from './own.json';

export type Tongue = 'en' | 'ar';
export type Both = { en: string; ar: string };

/** The event that tells that language, digits or colours were chosen anew. */
export const CHOSEN = 'isnad:prefs';

/** Give the language of the page. */
export function tongue(): Tongue {
  return document.documentElement.lang.startsWith('ar') ? 'ar' : 'en';
}

/** Say whether the page runs from right to left. */
export function mirrored(): boolean {
  return tongue() === 'ar';
}

/** Give words in the chosen language, else in the other one. */
export function say(words: Both | null | undefined): string {
  return words ? words[tongue()] || words.en || words.ar || '' : '';
}

/** Give words of the scripts' own, which no page has to send. */
export function ours(key: keyof typeof own): string {
  return say(own[key]);
}

/** Give words of the scripts' own with `{n}`, `{low}` or the like filled in. */
export function filled(key: keyof typeof own, values: Record<string, string>): string {
  return ours(key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const STRONG = /[A-Za-z\u00c0-\u02af\u0370-\u058f]|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Give the direction of words by their first strong letter. */
export function direction(words: string): 'ltr' | 'rtl' {
  const letter = STRONG.exec(words)?.[0] ?? '';
  return RIGHT.test(letter) ? 'rtl' : 'ltr';
}
