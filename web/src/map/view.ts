/** The view: what part of the world is on the map at first. */

import { geoMercator, type GeoProjection } from 'd3-geo';
import type { Place } from './data';

/** The radius of the earth and the least that a map shows from side to side, in kilometres. */
const EARTH = 6371;
const CLOSEST = 500;
/** The part of all that is named which the first view holds at least. */
const NEARLY = 0.95;

export type View = { width: number; height: number; projection: GeoProjection };

/** Say whether the places have any extent. */
function spread(places: readonly Place[]): boolean {
  const [first] = places;
  return places.some(({ lat, lon }) => Math.abs(lat - (first?.lat ?? lat)) + Math.abs(lon - (first?.lon ?? lon)) > 1e-6);
}

const times = ({ days }: Place): number => Object.values(days).reduce((sum, number) => sum + number, 0);

/** Give the places that hold nearly all that there is, the nearest to its middle first: one place far
 * away that is named once must not make the rest small. It is there all the same, farther out. */
function most(places: readonly Place[]): Place[] {
  const all = places.reduce((sum, place) => sum + times(place), 0);
  const middle = (of: (place: Place) => number): number => {
    let sum = 0;
    const sorted = [...places].sort((a, b) => of(a) - of(b));
    return of(sorted.find((place) => (sum += times(place)) * 2 >= all) ?? sorted[0]!);
  };
  const [lon, lat] = [middle((place) => place.lon), middle((place) => place.lat)];
  const far = (place: Place): number => Math.hypot((place.lon - lon) * Math.cos((lat * Math.PI) / 180), place.lat - lat);
  let held = 0;
  return [...places].sort((a, b) => far(a) - far(b)).filter((place) => {
    const wanted = held < NEARLY * all;
    held += times(place);
    return wanted;
  });
}

/** Fit the places with some room around them, and never closer than makes sense of them. */
export function view(places: readonly Place[], width: number): View {
  const height = Math.round(Math.max(300, Math.min(520, width * 0.62)));
  const side = Math.min(90, width * 0.16);
  const projection = geoMercator().precision(0.3);
  const [first] = most(places);
  if (!first) return { width, height, projection: projection.fitSize([width, height], { type: 'Sphere' }) };
  let middle: [number, number] = [first.lon, first.lat];
  let scale = Infinity;
  const near = most(places);
  if (spread(near)) {
    const coordinates = near.map(({ lon, lat }) => [lon, lat]);
    projection.fitExtent([[side, 56], [width - side, height - 48]], { type: 'MultiPoint', coordinates });
    middle = projection.invert?.([width / 2, height / 2]) ?? middle;
    scale = projection.scale();
  }
  const closest = (width * EARTH * Math.cos((middle[1] * Math.PI) / 180)) / CLOSEST;
  projection.center(middle).scale(Math.min(scale, closest)).translate([width / 2, height / 2]);
  return { width, height, projection };
}
