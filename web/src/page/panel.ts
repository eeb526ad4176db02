/** The panel of a reader: what was read at a mark, beside the words. */

import { all, around, named } from './find';
import { recall, store } from './memory';
import { CHOSEN } from './tongue';

const MARK = 'mark[data-r]';

/** Give the keys of a mark and of the marks around it, the inmost first. */
function keys(mark: HTMLElement): string[] {
  const found: string[] = [];
  for (let at: HTMLElement | null = mark; at?.matches('mark'); at = at.parentElement) {
    const key = at.dataset['r'];
    if (key && !found.includes(key)) found.push(key);
  }
  return found;
}

/** Light all marks of the keys, and no other. */
function light(found: readonly string[]): void {
  for (const lit of all('mark.on')) lit.classList.remove('on');
  for (const key of found) {
    for (const mark of all(`mark[data-r="${CSS.escape(key)}"]`)) mark.classList.add('on');
  }
}

/** Light the mark that the address names. */
function arrive(): void {
  const target = location.hash.length > 1 ? named(decodeURIComponent(location.hash.slice(1))) : null;
  const key = target?.matches(MARK) ? target.dataset['r'] : undefined;
  if (key) light([key]);
}

class Panel {
  private kept = false;
  private shown: readonly string[] = [];

  constructor(private readonly panel: HTMLElement, private readonly list: HTMLElement) {}

  /** Show copies of the entries with these keys. */
  show(found: readonly string[]): void {
    this.shown = found;
    const copies: Node[] = [];
    for (const key of found) {
      const copy = named(`r-${key}`)?.cloneNode(true);
      if (copy instanceof Element) {
        copy.removeAttribute('id');
        copies.push(copy);
      }
    }
    this.list.replaceChildren(...copies);
    this.panel.hidden = !copies.length;
  }

  /** Show the entries anew, as their digits may have changed. */
  renew(): void {
    if (!this.panel.hidden) this.show(this.shown);
  }

  hide(): void {
    this.kept = false;
    this.panel.hidden = true;
    light([]);
  }

  /** Show for as long as the pointer is on a mark. */
  hover(event: PointerEvent): void {
    if (this.kept || event.pointerType === 'touch') return;
    const mark = around(event, MARK);
    if (mark) this.show(keys(mark));
    else if (!around(event, '#panel')) this.panel.hidden = true;
  }

  /** Show and stay. */
  choose(event: Event): void {
    const mark = around(event, MARK);
    if (!mark) return;
    this.kept = true;
    light(keys(mark).slice(0, 1));
    this.show(keys(mark));
  }
}

/** Start the panel, where the page has one. */
export function panel(): void {
  const box = named('panel');
  const list = named('panel-list');
  if (!box || !list) return;
  const shown = new Panel(box, list);
  document.addEventListener('pointerover', (event) => shown.hover(event));
  document.addEventListener('click', (event) => shown.choose(event));
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') shown.hide(); });
  document.addEventListener(CHOSEN, () => shown.renew());
  named('panel-close')?.addEventListener('click', () => shown.hide());
  addEventListener('hashchange', arrive);
  arrive();
}

/** Remember which marks are shown, for as long as the tab is open. */
export function legend(): void {
  for (const box of all<HTMLInputElement>('.legend input[type=checkbox][id^="mark-"]')) {
    const key = `isnad_${box.id}`;
    const was = recall('sessionStorage', key);
    if (was !== null) box.checked = was === 'on';
    box.addEventListener('change', () => store('sessionStorage', key, box.checked ? 'on' : 'off'));
  }
}
