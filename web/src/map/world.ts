/** The ground of the map: land and borders, from the page or from its server, read once. */

import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';
import { named } from '../page/find';

type Named = { name?: string };
export type Country = Feature<Geometry, Named>;
export type World = { land: FeatureCollection; borders: MultiLineString; countries: Country[] };

type Ground = Topology<{ countries: GeometryCollection<Named>; land: GeometryCollection }>;

const read = new Map<string, Promise<World | null>>();

/** Take a topology apart. */
function taken(ground: Ground): World {
  const { countries, land } = ground.objects;
  return {
    land: feature(ground, land),
    borders: mesh(ground, countries, (a, b) => a !== b),
    countries: feature(ground, countries).features,
  };
}

/** Get the ground; null where it cannot be had, as the places can be shown without. */
async function get(address: string | null): Promise<World | null> {
  try {
    if (address === null) return taken(JSON.parse(named('world')?.textContent ?? '') as Ground);
    const answer = await fetch(address, { credentials: 'same-origin' });
    return answer.ok ? taken((await answer.json()) as Ground) : null;
  } catch {
    return null;
  }
}

/** Give the ground, got once for all maps of the page. */
export function world(address: string | null): Promise<World | null> {
  const key = address ?? '';
  const known = read.get(key) ?? get(address);
  read.set(key, known);
  return known;
}
