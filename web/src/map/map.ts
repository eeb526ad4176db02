/** The map: places by how much there was in the days chosen, over land and borders, without a network. */

import { zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { calm, make } from '../page/find';
import type { Draw } from '../page/islands';
import { number } from '../page/numerals';
import { say, tongue } from '../page/tongue';
import { draw, picture, round } from '../draw/svg';
import { counted, dated, type Atlas, type Range } from './data';
import { ground, titles, type Title } from './ground';
import { sliders } from './range';
import { circle, names, spots, type Spot } from './spots';
import { buttons, Travel } from './travel';
import { view, type View } from './view';
import { world, type World } from './world';

class Sheet {
  private readonly days: string[];
  private readonly most: number;
  private range: Range;
  private at: ZoomTransform = zoomIdentity;
  private view: View | null = null;
  private shown: { spot: Spot; mark: SVGElement }[] = [];
  private seen: Title[] = [];
  private readonly told: Atlas;
  private readonly canvas: HTMLElement;
  private travel: Travel | null = null;
  private layers = layers();
  private pending = 0;
  private world: World | null = null;
  private readonly rest = calm(() => this.name(), 160);

  constructor(canvas: HTMLElement, told: Atlas) {
    this.canvas = canvas;
    this.told = told;
    this.days = dated(told.places);
    this.range = { from: 0, to: Math.max(0, this.days.length - 1) };
    this.most = Math.max(1, ...counted(told.places, this.days, this.range).map(({ count }) => count));
  }

  /** Draw all of it for a width; where the map was moved to is kept while the width stays. */
  draw(width: number): void {
    if (this.view?.width !== width) this.at = zoomIdentity;
    const now = view(this.told.places, width);
    this.view = now;
    this.seen = [];
    this.layers = layers();
    const { base, dots, words } = this.layers;
    const sea = draw('rect', { class: 'sea', width, height: now.height });
    const svg = picture(width, now.height, say(this.told.label), sea, base, dots, words);
    svg.setAttribute('tabindex', '0');
    this.travel = new Travel(svg, now, (at) => {
      this.move(at);
      this.rest();
    });
    const tally = make('output', { class: 'tally' });
    const range = sliders(this.told, this.days, this.range, (chosen) => {
      this.range = chosen;
      this.place(tally);
    });
    const frame = make('div', { class: 'frame' }, svg, buttons(this.told, this.travel));
    this.canvas.replaceChildren(frame, make('div', { class: 'below' }, ...(range ? [range] : []), tally));
    this.place(tally);
    this.travel.restore(this.at);
    void this.lay(now);
  }

  /** Put the land under the places once it is there. */
  private async lay(now: View): Promise<void> {
    const found = await world(this.told.world);
    if (!found || this.view !== now) return;
    ground(this.layers.base, now, found);
    this.world = found;
    this.name();
  }

  /** Draw the places that have something within the days chosen. */
  private place(tally: HTMLElement): void {
    const now = this.view;
    if (!now) return;
    const found = counted(this.told.places, this.days, this.range);
    this.shown = spots(found, this.most, now).map((spot) => {
      const mark = circle(spot, () => this.travel?.reach(spot.x, spot.y, this.at));
      return { spot, mark };
    });
    this.layers.dots.replaceChildren(...this.shown.map(({ mark }) => mark));
    tally.textContent = `${say(this.told.words.places)}: ${number(found.length)}`;
    this.move(this.at);
  }

  /** Name the countries that are in view now; the atlas has their names in English only. */
  private name(): void {
    this.seen = this.view && this.world && tongue() === 'en' ? titles(this.view, this.world, this.at) : [];
    this.move(this.at);
  }

  /** Move everything to where the map is now; names are placed anew, once a frame. */
  private move(at: ZoomTransform): void {
    this.at = at;
    this.layers.base.setAttribute('transform', `translate(${round(at.x)},${round(at.y)}) scale(${at.k})`);
    for (const { spot, mark } of this.shown) {
      mark.setAttribute('transform', `translate(${round(at.applyX(spot.x))},${round(at.applyY(spot.y))})`);
    }
    cancelAnimationFrame(this.pending);
    this.pending = requestAnimationFrame(() => {
      if (!this.view) return;
      const spots = this.shown.map(({ spot }) => spot);
      this.layers.words.replaceChildren(...names(spots, this.seen, this.at, this.view));
    });
  }
}

/** Make the layers of a map. */
function layers(): { base: SVGGElement; dots: SVGGElement; words: SVGGElement } {
  return {
    base: draw('g', { class: 'ground' }),
    dots: draw('g', { class: 'places' }),
    words: draw('g', { class: 'names', 'aria-hidden': 'true' }),
  };
}

/** Give what draws a map. */
export function map(canvas: HTMLElement, data: unknown): Draw {
  const sheet = new Sheet(canvas, data as Atlas);
  return (width) => sheet.draw(Math.max(280, width));
}
