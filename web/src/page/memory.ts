/** What the reader chose, kept: in cookies of a served page, else in the browser, else nowhere. */

export type Choice = 'lang' | 'theme' | 'digits';
const YEAR = 31_536_000;

/** Say whether a server stands behind the page. */
export function served(): boolean {
  return document.documentElement.dataset['mode'] === 'served';
}

/** Keep a choice. */
export function keep(choice: Choice, value: string): void {
  const key = `isnad_${choice}`;
  if (served()) {
    document.cookie = `${key}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR}; SameSite=Strict`;
    return;
  }
  store('localStorage', key, value);
}

/** Give a choice that was kept; a served page has it checked already. */
export function kept(choice: Choice): string | null {
  return served() ? null : recall('localStorage', `isnad_${choice}`);
}

/** Write into a store of the browser, which a page opened as a file may refuse. */
export function store(where: 'localStorage' | 'sessionStorage', key: string, value: string): void {
  try {
    window[where].setItem(key, value);
  } catch {
    // Refused: the choice holds for this page only.
  }
}

/** Read from a store of the browser. */
export function recall(where: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return window[where].getItem(key);
  } catch {
    return null;
  }
}
