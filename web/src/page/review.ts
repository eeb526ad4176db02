/** The review queue: verdicts by keys and buttons, sent without leaving the page. */

import { all, first, make, named } from './find';
import { tongue } from './tongue';

const ITEM = 'li[data-claim]';
const TYPING = 'input, select, textarea, [contenteditable]';
const VERDICTS = ['accept', 'reject', 'correct', 'join', 'part'];

/** Give the detail that a server gives with a refusal, else its status. */
async function detail(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const told = JSON.parse(text) as { detail?: unknown };
    if (typeof told.detail === 'string') return told.detail;
  } catch {
    // Not JSON: what was sent is of no use to a reader.
  }
  return `${answer.status} ${answer.statusText}`.trim();
}

/** Send a form as its button would; the token shows that the page itself asked. */
function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Response> {
  const pairs = [...new FormData(form, submitter)].map(([key, value]) => [key, typeof value === 'string' ? value : value.name]);
  const token = first<HTMLMetaElement>('meta[name=isnad-token]')?.content ?? '';
  return fetch(form.getAttribute('action') || location.href, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Isnad-Token': token, Accept: 'application/json' },
    body: new URLSearchParams(pairs),
  });
}

class Queue {
  private busy = false;

  constructor(private readonly list: HTMLElement) {}

  private items(): HTMLElement[] {
    return all(ITEM, this.list);
  }

  /** Give the item that is current. */
  current(): HTMLElement | null {
    return first(`${ITEM}[aria-current="true"]`, this.list) ?? this.items()[0] ?? null;
  }

  /** Make an item current, in view and focused. */
  go(item: HTMLElement | undefined | null): void {
    if (!item) return;
    for (const other of this.items()) other.removeAttribute('aria-current');
    item.setAttribute('aria-current', 'true');
    item.scrollIntoView({ block: 'nearest' });
    item.focus({ preventScroll: true });
  }

  /** Move by so many items. */
  move(by: number): void {
    const items = this.items();
    const at = items.findIndex((item) => item === this.current());
    this.go(items[Math.max(0, Math.min(items.length - 1, at + by))]);
  }

  /** Go to the next item that has no verdict yet, else to the next one. */
  private next(after: HTMLElement): void {
    const items = this.items();
    const at = items.indexOf(after);
    const behind = items.slice(at + 1);
    const open = [...behind, ...items.slice(0, Math.max(0, at))].find((item) => !item.dataset['done']);
    this.go(open ?? behind[0] ?? after);
  }

  /** Say what was done, in the chosen language, or words of the server. */
  private say(words: string): void {
    const status = named('said');
    if (status) status.textContent = words;
  }

  private words(verdict: string): string {
    return this.list.getAttribute(`data-said-${verdict}-${tongue()}`) ?? verdict;
  }

  /** Send a form and do what follows from it; a failure is told and nothing else changes. */
  private async ask(form: HTMLFormElement, submitter: HTMLElement | null, then: (answer: Response) => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const answer = await send(form, submitter);
      if (answer.ok) await then(answer);
      else this.say(await detail(answer));
    } catch (problem) {
      this.say(problem instanceof Error ? problem.message : String(problem));
    } finally {
      this.busy = false;
    }
  }

  /** Send the verdict of an item. */
  judge(item: HTMLElement, form: HTMLFormElement, button: HTMLElement | null, verdict: string): Promise<void> {
    return this.ask(form, button, async () => {
      item.dataset['done'] = verdict;
      const correct = first<HTMLDetailsElement>('details.correct', item);
      if (correct) correct.open = false;
      this.say(this.words(verdict));
      this.next(item);
      await Promise.resolve();
    });
  }

  /** Press the button of a verdict of the current item. */
  press(verdict: string): void {
    const button = first<HTMLButtonElement>(`button[name=verdict][value="${verdict}"]`, this.current() ?? this.list);
    if (button?.form) button.form.requestSubmit(button);
  }

  /** Take the last verdict back. */
  undo(form: HTMLFormElement): Promise<void> {
    return this.ask(form, null, async (answer) => {
      const told = (await answer.json()) as { undone?: string | number | null };
      const id = told.undone ?? null;
      if (id === null) return;
      const item = this.items().find(({ dataset }) => dataset['claim'] === String(id));
      if (!item) {
        location.reload();
        return;
      }
      delete item.dataset['done'];
      this.say(this.words('undo'));
      this.go(item);
    });
  }

  /** Open the fields of a correction and go to the first. */
  correct(): void {
    const fields = first<HTMLDetailsElement>('details.correct', this.current() ?? this.list);
    if (!fields) return;
    fields.open = true;
    const field = first('input:not([type=hidden]), select, textarea', fields);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  /** Keep Enter in a field from pressing the first button of the form, which accepts: it sends the
   * correction from its own fields, and nothing from elsewhere. Escape goes back to the item. */
  typed(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLInputElement) && event.key !== 'Escape') return;
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>(ITEM) : null;
    if (!item || event.isComposing) return;
    if (event.key === 'Escape') this.go(item);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.target instanceof Element && event.target.closest('details.correct')) this.press('correct');
  }
}

/** Open or close the list of keys. */
function help(): void {
  const keys = named('keys');
  if (keys instanceof HTMLDetailsElement) keys.open = !keys.open;
  if (!(keys instanceof HTMLDialogElement)) return;
  if (keys.open) keys.close();
  else keys.showModal();
}

/** Give what each key does. */
function keys(queue: Queue): Record<string, () => void> {
  const down = (): void => queue.move(1);
  const up = (): void => queue.move(-1);
  const undo = (): void => {
    const form = named('undo');
    if (form instanceof HTMLFormElement) form.requestSubmit();
  };
  return {
    a: () => queue.press('accept'), x: () => queue.press('reject'), c: () => queue.correct(),
    m: () => queue.press('join'), p: () => queue.press('part'),
    ' ': down, j: down, ArrowDown: down, k: up, ArrowUp: up, Backspace: undo, '?': help,
    Enter: () => first<HTMLAnchorElement>('a.opens', queue.current() ?? document)?.click(),
  };
}

/** The same keys on an Arabic keyboard, by where they lie. */
const PLACES: Record<string, string> = { KeyA: 'a', KeyX: 'x', KeyC: 'c', KeyM: 'm', KeyP: 'p', KeyJ: 'j', KeyK: 'k' };

/** Say whether a key is for the queue, and not for what has the focus. */
function meant(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return false;
  if (!(event.target instanceof Element) || event.target.closest(TYPING)) return false;
  if (event.target.closest('dialog[open]')) return event.key === '?';
  const pressed = event.key === ' ' || event.key === 'Enter';
  return !(pressed && event.target.closest('button, a, summary, label'));
}

/** Send the forms of a queue by script; a button without a verdict is left to the browser. */
function submits(queue: Queue, list: HTMLElement, event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.id === 'undo') {
    event.preventDefault();
    void queue.undo(form);
    return;
  }
  const item = form.closest<HTMLElement>(ITEM);
  if (!item || !list.contains(item)) return;
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  const verdict = button?.name === 'verdict' ? button.value : '';
  if (verdict !== 'skip' && !VERDICTS.includes(verdict)) return;
  event.preventDefault();
  queue.go(item);
  if (verdict === 'skip') queue.move(1);
  else void queue.judge(item, form, button, verdict);
}

/** Start the review queue, where the page has one. */
export function review(): void {
  const list = first('ol.queue');
  if (!list) return;
  if (!named('said')) list.before(make('p', { id: 'said', role: 'status' }));
  const queue = new Queue(list);
  const acts = keys(queue);
  document.addEventListener('keydown', (event) => {
    const key = /^[\x20-\x7e]$/.test(event.key) ? event.key.toLowerCase() : (PLACES[event.code] ?? event.key);
    const act = meant(event) ? acts[key] : undefined;
    if (!act || (event.repeat && !/^(j|k|Arrow)/.test(key))) return;
    event.preventDefault();
    act();
  });
  list.addEventListener('keydown', (event) => queue.typed(event));
  document.addEventListener('submit', (event) => submits(queue, list, event));
  list.addEventListener('focusin', (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>(ITEM) : null;
    if (!item || item === queue.current()) return;
    for (const other of all(ITEM, list)) other.toggleAttribute('aria-current', false);
    item.setAttribute('aria-current', 'true');
  });
}
