/** What a graph of chains is told: who carried whose words. */

import type { Both } from '../page/tongue';
import type { Words } from '../draw/svg';

export type Kind = 'outlet' | 'carrier' | 'root';
export type Member = {
  id: string;
  kind: Kind;
  column: number;
  /** As it is shown; of `names`, where there are some, the one of the chosen language. */
  name: string;
  names?: Both;
  code: string | null;
  answers: number;
  href: string | null;
};
export type Carried = { from: string; to: string; answers: number; href: string | null };
export type Alike = { a: string; b: string; likeness: number; href: string | null };
export type Chains = {
  label: Both;
  words: Words<Kind | 'copy' | 'answers'>;
  nodes: Member[];
  links: Carried[];
  copies: Alike[];
};
