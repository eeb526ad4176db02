/** What a timeline is told: events in lanes. */

import type { Both } from '../page/tongue';
import type { Words } from '../draw/svg';

export type Item = {
  lane: string;
  from: string | null;
  to: string | null;
  name: Both;
  href: string | null;
  certain: boolean;
};
export type Timeline = {
  label: Both;
  words?: Words<'day_unknown'>;
  lanes: { key: string; name: Both }[];
  items: Item[];
};
