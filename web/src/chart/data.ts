/** What a chart is told: the answers to one question. */

import { moment, span } from '../page/days';
import { number } from '../page/numerals';
import { filled, ours, say, type Both } from '../page/tongue';
import type { Words } from '../draw/svg';

export type Answer = {
  n: number;
  low: number | null;
  high: number | null;
  modifier: string;
  from: string | null;
  to: string | null;
  party: string | null;
  party_name: Both | null;
  root_name: string | null;
  outlet: string | null;
  part: boolean;
  href: string | null;
  text: string | null;
};

export type Chart = {
  label: Both;
  words: Words<'day_unknown' | 'total' | 'part' | 'revision' | 'axis' | 'no_party' | 'log'>;
  answers: Answer[];
  revisions?: [number, number][];
};

const OPEN = ['more_than', 'at_least', 'less_than', 'at_most', 'up_to'] as const;

/** Write how many an answer says, with its modifier in words. */
export function amount({ low, high, modifier }: Answer): string {
  if (low === null && high === null) return ours('no_number');
  const known = number(low ?? high ?? 0);
  if (low === null || high === null) {
    const open = OPEN.find((word) => word === modifier) ?? (high === null ? 'from' : 'until');
    return filled(open, { n: known });
  }
  if (low === high) return filled(modifier === 'about' ? 'about' : 'exact', { n: known });
  return filled(modifier === 'vague' ? 'vague' : 'between', { low: number(low), high: number(high) });
}

/** Write the day that an answer speaks of. */
export function when(answer: Answer, chart: Chart): string {
  return span(moment(answer.from), moment(answer.to), say(chart.words.day_unknown));
}

/** Write who an answer goes back to, and the outlet that has it. */
export function source(answer: Answer): string[] {
  const { root_name: root, outlet } = answer;
  return [
    root ? filled('said_by', { name: root }) : '',
    outlet && outlet !== root ? filled('in_outlet', { name: outlet }) : '',
  ].filter(Boolean);
}

/** Say whether an answer has no day at all. */
export function dayless(answer: Answer): boolean {
  return moment(answer.from) === null && moment(answer.to) === null;
}
