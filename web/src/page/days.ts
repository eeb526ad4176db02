/** Days: reading ISO days and writing them in the chosen language and digits. */

import { eastern } from './numerals';
import { filled, ours, tongue } from './tongue';

export const DAY = 86_400_000;

/** Give the moment at which a day begins, or null where there is none. */
export function moment(iso: string | null | undefined): number | null {
  if (!iso) return null;
  const time = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
}

/** Give the locale of the chosen language and digits. */
function locale(): string {
  const language = tongue() === 'ar' ? 'ar' : 'en-GB';
  return `${language}-u-ca-gregory-nu-${eastern() ? 'arab' : 'latn'}`;
}

/** Formats made before, as each takes long to make. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Write a moment by the parts that are asked for. */
export function written(time: number, parts: Intl.DateTimeFormatOptions): string {
  const where = locale();
  const key = `${where} ${Object.entries(parts).join(' ')}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(where, { timeZone: 'UTC', ...parts });
  formats.set(key, format);
  return format.format(time);
}

/** Write a day in full. */
export function day(time: number): string {
  return written(time, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Write the day, or the days between which it lies. */
export function span(from: number | null, to: number | null, unknown?: string): string {
  if (from === null && to === null) return unknown || ours('day_unknown');
  if (from === to && from !== null) return day(from);
  if (from === null) return filled('day_until', { to: day(to ?? 0) });
  if (to === null) return filled('day_since', { from: day(from) });
  return filled('day_between', { from: day(from), to: day(to) });
}
