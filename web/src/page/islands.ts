/** Islands: figures of the page that a script draws, each from the JSON that stands in it. */

import { all, calm, first, make } from './find';
import { eastern } from './numerals';
import { CHOSEN, tongue } from './tongue';

/** Draw into the canvas for a width; called anew when width, language or digits change. */
export type Draw = (width: number) => void;
/** Read an island's data once and give what draws it. */
export type Island = (canvas: HTMLElement, data: unknown, figure: HTMLElement) => Draw;

const AHEAD = '600px 0px';
/** The width for paper, where a hidden island has none yet. */
const PAPER = 680;

class Drawn {
  readonly canvas: HTMLElement;
  private draw: Draw | null = null;
  private drawn = '';
  private broken = false;
  near = false;

  constructor(readonly figure: HTMLElement, private readonly make: Island) {
    this.canvas = canvas(figure);
  }

  /** Give the room that there is. */
  room(): number {
    return Math.floor(this.canvas.getBoundingClientRect().width);
  }

  /** Draw where there is room and the width, the language or the digits have changed. */
  renew(anew = false, width = this.room()): void {
    const now = `${width} ${tongue()} ${eastern()}`;
    if (this.broken || width <= 0 || (now === this.drawn && !anew)) return;
    this.drawn = now;
    try {
      this.draw ??= this.make(this.canvas, content(this.figure), this.figure);
      this.draw(width);
    } catch (problem) {
      this.broken = true;
      this.figure.dataset['broken'] = '';
      console.warn('isnad: a figure could not be drawn', this.figure.dataset['island'], problem);
    }
  }
}

/** Give the place to draw in; make it behind the data where the page has none. */
function canvas(figure: HTMLElement): HTMLElement {
  const found = first(':scope > .canvas', figure);
  if (found) return found;
  const made = make('div', { class: 'canvas' });
  const data = first('script[type="application/json"]', figure);
  if (data) data.after(made);
  else figure.prepend(made);
  return made;
}

/** Read the JSON of an island. */
function content(figure: HTMLElement): unknown {
  const data = first<HTMLScriptElement>('script[type="application/json"]', figure);
  return JSON.parse(data?.textContent || 'null') as unknown;
}

/** Watch when islands come near and when their room changes. */
function watch(drawn: Map<Element, Drawn>): void {
  const resized = new Set<Drawn>();
  const settle = calm(() => {
    for (const island of resized) island.renew();
    resized.clear();
  }, 120);
  const room = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      const island = drawn.get(target);
      if (island?.near) resized.add(island);
    }
    settle();
  });
  const near = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      const island = drawn.get(target);
      if (!island) continue;
      if (isIntersecting) island.near = true;
      if (isIntersecting) island.renew();
    }
  }, { rootMargin: AHEAD });
  for (const { canvas } of drawn.values()) {
    near.observe(canvas);
    room.observe(canvas);
  }
}

/** Start all islands of the page; each is drawn once it comes near. */
export function islands(kinds: Record<string, Island>): void {
  const drawn = new Map<Element, Drawn>();
  for (const figure of all('[data-island]')) {
    const kind = kinds[figure.dataset['island'] ?? ''];
    if (!kind) continue;
    const island = new Drawn(figure, kind);
    figure.dataset['alive'] = '';
    drawn.set(island.canvas, island);
  }
  if (!drawn.size) return;
  watch(drawn);
  const renew = (anew: boolean): void => {
    for (const island of drawn.values()) if (island.near) island.renew(anew);
  };
  document.addEventListener(CHOSEN, () => renew(false));
  // Texts were measured in another font until then.
  document.fonts.addEventListener('loadingdone', () => renew(true));
  addEventListener('beforeprint', () => {
    const rooms = [...drawn.values()].map((island) => ({ island, room: island.room() }));
    for (const { island, room } of rooms) island.renew(false, room || PAPER);
  });
}
