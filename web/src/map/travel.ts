/** Travel: moving over the map by pointer, wheel, buttons and keys. */

import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { make } from '../page/find';
import { say } from '../page/tongue';
import { draw } from '../draw/svg';
import type { Atlas } from './data';
import type { View } from './view';

const STEP = 1.6;
const PAN = 60;
const FARTHEST = 1 / 6;
const NEAREST = 10;

/** Say whether a gesture is for the map: a plain wheel and a single finger are for the page. */
function meant(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent && !event.button && !event.ctrlKey;
}

/** Give how far a turn of the wheel goes; fingers on a pad turn it little at a time. */
function turn({ deltaY, deltaMode }: WheelEvent): number {
  const lines = deltaMode ? 0.05 : 0.002;
  return -deltaY * lines * (Math.abs(deltaY) < 25 ? 8 : 1);
}

export class Travel {
  private readonly zoom: ZoomBehavior<SVGSVGElement, unknown>;

  constructor(private readonly svg: SVGSVGElement, private readonly view: View, moved: (at: ZoomTransform) => void) {
    const { width, height } = view;
    this.zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([FARTHEST, NEAREST])
      .extent([[0, 0], [width, height]])
      .translateExtent([[-3 * width, -3 * height], [4 * width, 4 * height]])
      .filter(meant)
      .wheelDelta(turn)
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => moved(event.transform));
    select(svg).call(this.zoom);
    svg.addEventListener('keydown', (event) => this.key(event));
  }

  /** Go to where the map was before. */
  restore(at: ZoomTransform): void {
    select(this.svg).call((chosen) => this.zoom.transform(chosen, at));
  }

  whole(): void {
    this.restore(zoomIdentity);
  }

  closer(by: number): void {
    select(this.svg).call((chosen) => this.zoom.scaleBy(chosen, by));
  }

  /** Bring a point into view where it is out of it. */
  reach(x: number, y: number, at: ZoomTransform): void {
    const [left, top] = at.apply([x, y]);
    const inside = left > 8 && top > 8 && left < this.view.width - 8 && top < this.view.height - 8;
    if (!inside) select(this.svg).call((chosen) => this.zoom.translateTo(chosen, x, y));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = (x: number, y: number) => (): void => {
      select(this.svg).call((chosen) => this.zoom.translateBy(chosen, x, y));
    };
    const keys: Record<string, () => void> = {
      '+': () => this.closer(STEP), '=': () => this.closer(STEP), '-': () => this.closer(1 / STEP), 0: () => this.whole(),
      ArrowLeft: pan(PAN, 0), ArrowRight: pan(-PAN, 0), ArrowUp: pan(0, PAN), ArrowDown: pan(0, -PAN),
    };
    const chosen = keys[event.key];
    if (!chosen) return;
    event.preventDefault();
    chosen();
  }
}

/** Make the buttons over the map. */
export function buttons(told: Atlas, travel: Travel): HTMLElement {
  const button = (words: string, path: string, act: () => void): HTMLButtonElement => {
    const icon = draw('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, draw('path', { d: path }));
    const made = make('button', { type: 'button', title: words, 'aria-label': words }, icon);
    made.addEventListener('click', act);
    return made;
  };
  return make('div', { class: 'travel' },
    button(say(told.words.in), 'M8 3V13M3 8H13', () => travel.closer(STEP)),
    button(say(told.words.out), 'M3 8H13', () => travel.closer(1 / STEP)),
    button(say(told.words.whole), 'M3 6V3H6M10 3H13V6M13 10V13H10M6 13H3V10', () => travel.whole()));
}
