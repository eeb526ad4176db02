/** Drawing the ground: land, borders, and names of countries where the atlas has them. */

import { geoPath } from 'd3-geo';
import type { ZoomTransform } from 'd3-zoom';
import { draw } from '../draw/svg';
import type { View } from './view';
import type { World } from './world';

export type Title = { name: string; x: number; y: number; room: number };

/** How many widths of the view are drawn around it, for those who go farther away. */
const AROUND = 3;

/** Draw land and borders into a group. */
export function ground(into: SVGGElement, { projection, width, height }: View, found: World): void {
  projection.clipExtent([[-AROUND * width, -AROUND * height], [(AROUND + 1) * width, (AROUND + 1) * height]]);
  const path = geoPath(projection).digits(1);
  into.replaceChildren(
    draw('path', { class: 'land', d: path(found.land) ?? '' }),
    draw('path', { class: 'border', d: path(found.borders) ?? '' }),
  );
}

/** Give the names of the countries in view, each in the middle of what is seen of it, as if the map
 * had not been moved. */
export function titles({ projection, width, height }: View, found: World, at: ZoomTransform): Title[] {
  const before = projection.clipExtent();
  projection.clipExtent([at.invert([0, 0]), at.invert([width, height])]);
  const path = geoPath(projection);
  const seen: Title[] = [];
  for (const country of found.countries) {
    const name = country.properties.name ?? '';
    const [[left, top], [right, bottom]] = path.bounds(country);
    const room = right - left;
    if (!name || !(room * at.k > 30) || !((bottom - top) * at.k > 20)) continue;
    const [x, y] = path.centroid(country);
    if (Number.isFinite(x) && Number.isFinite(y)) seen.push({ name, x, y, room });
  }
  projection.clipExtent(before);
  return seen;
}
