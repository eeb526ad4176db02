/** Parties: each keeps its tone and shape through all charts of a page, as far as they suffice. */

import { all } from '../page/find';
import { ours, say } from '../page/tongue';
import { TONES } from '../draw/shapes';
import type { Answer, Chart } from './data';

export type Party = { key: string; tone: number; name: string; code: string };

/** The key of answers that go back to no known party. */
const NONE = '';
let ranks: Map<string, number> | null = null;

/** Rank the parties of all charts of the page by how often they answer. */
function ranked(): Map<string, number> {
  if (ranks) return ranks;
  const often = new Map<string, number>();
  for (const script of all('[data-island=chart] > script[type="application/json"]')) {
    try {
      const { answers } = JSON.parse(script.textContent ?? '') as Chart;
      for (const { party } of answers) if (party) often.set(party, (often.get(party) ?? 0) + 1);
    } catch {
      // That chart will say so itself when it is drawn.
    }
  }
  const order = [...often].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  ranks = new Map(order.map(([party], n) => [party, n]));
  return ranks;
}

/** Give the tones of a chart's parties: those of the page, or the next free where two would be alike. */
function tones(keys: readonly string[]): Map<string, number> {
  const rank = ranked();
  const taken = new Set<number>();
  const given = new Map<string, number>();
  const order = [...keys].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  for (const key of order) {
    let tone = (rank.get(key) ?? 0) % TONES;
    while (taken.has(tone) && (tone + 1) % TONES !== (rank.get(key) ?? 0) % TONES) tone = (tone + 1) % TONES;
    while (taken.has(tone)) tone += TONES;
    taken.add(tone);
    given.set(key, tone);
  }
  return given;
}

/** Give the parties of a chart by their keys, in the order in which they first answer. */
export function parties(answers: readonly Answer[], nobody: string): Map<string, Party> {
  const keys = [...new Set(answers.map(({ party }) => party).filter((party) => party !== null))];
  const given = tones(keys);
  const found = new Map<string, Party>();
  for (const { party, party_name: name } of answers) {
    const key = party ?? NONE;
    if (found.has(key)) continue;
    const shown = say(name) || party || nobody || ours('no_party');
    found.set(key, { key, tone: given.get(key) ?? -1, name: shown, code: party ?? '' });
  }
  return found;
}

/** Give the party of an answer. */
export function party(answer: Answer, found: Map<string, Party>): Party {
  return found.get(answer.party ?? NONE) ?? { key: NONE, tone: -1, name: '', code: '' };
}
