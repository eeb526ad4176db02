/** What a map is told: places with the number of events and figures of each day. */

import { moment } from '../page/days';
import type { Both } from '../page/tongue';
import type { Words } from '../draw/svg';

export type Place = {
  name: Both;
  lat: number;
  lon: number;
  href: string | null;
  /** How many by day; under '' those whose day is not known. */
  days: Record<string, number>;
};
export type Atlas = {
  label: Both;
  words: Words<'from' | 'to' | 'all' | 'in' | 'out' | 'whole' | 'places'>;
  world: string | null;
  places: Place[];
};
/** The days that are shown, by their number among all days; whole where all are. */
export type Range = { from: number; to: number };
export type Counted = { place: Place; count: number };

/** Give the days on which something was, in order. */
export function dated(places: readonly Place[]): string[] {
  const found = new Set(places.flatMap(({ days }) => Object.keys(days)));
  return [...found].filter((day) => moment(day) !== null).sort();
}

/** Give the places that have something within a range of days, with how much; the greatest first. */
export function counted(places: readonly Place[], days: readonly string[], range: Range): Counted[] {
  const whole = range.from === 0 && range.to >= days.length - 1;
  const shown = new Set(days.slice(range.from, range.to + 1));
  return places
    .map((place) => {
      const some = Object.entries(place.days).filter(([day]) => whole || shown.has(day));
      return { place, count: some.reduce((sum, [, number]) => sum + number, 0) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
