/** Order: what stands in each column so that few lines cross, each near those that it is joined to.
 *
 * A line that passes a column takes a place of its own there, so that it never runs beneath a member
 * that has no part in it.
 */

import type { Chains, Member } from './data';

/** A member, or where the line `link` passes a column. */
export type Step = { id: string; member: Member | null; link: number };
type Ranks = Map<string, number>;
type Neighbours = Map<string, string[]>;
const SWEEPS = 8;
const TURNS = 6;
/** Beyond so many lines, trying each change would take too long. */
const FEW = 80;

type Graph = { columns: Step[][]; before: Neighbours; behind: Neighbours };

/** Join two steps. */
function join(graph: Graph, from: string, to: string): void {
  graph.behind.set(from, [...(graph.behind.get(from) ?? []), to]);
  graph.before.set(to, [...(graph.before.get(to) ?? []), from]);
}

/** Give the columns with places for the lines that pass them. */
function graph(chains: Chains): Graph {
  const numbers = [...new Set(chains.nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const at = new Map(chains.nodes.map(({ id, column }) => [id, numbers.indexOf(column)]));
  const columns = numbers.map((number) =>
    chains.nodes.filter(({ column }) => column === number).map((member): Step => ({ id: member.id, member, link: -1 })));
  const found: Graph = { columns, before: new Map(), behind: new Map() };
  chains.links.forEach(({ from, to }, link) => {
    let last = from;
    for (let n = (at.get(from) ?? 0) + 1; n < (at.get(to) ?? 0); n++) {
      const step: Step = { id: `through ${link} ${n}`, member: null, link };
      columns[n]?.push(step);
      join(found, last, step.id);
      last = step.id;
    }
    join(found, last, to);
  });
  return found;
}

/** Give the middle of where a step's neighbours stand. */
function middle(ids: readonly string[] | undefined, ranks: Ranks, own: number): number {
  const known = (ids ?? []).map((id) => ranks.get(id)).filter((rank) => rank !== undefined);
  return known.length ? known.reduce((sum, rank) => sum + rank, 0) / known.length : own;
}

/** Note where the steps of a column stand, from 0 to 1. */
function note(column: readonly Step[], ranks: Ranks): void {
  column.forEach(({ id }, n) => ranks.set(id, (n + 0.5) / column.length));
}

/** Put one column in order by its neighbours. */
function settle(column: Step[], neighbours: Neighbours, ranks: Ranks): void {
  const wanted = new Map(column.map(({ id }, n) => [id, middle(neighbours.get(id), ranks, (n + 0.5) / column.length)]));
  column.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
  note(column, ranks);
}

/** Count how often lines cross between all columns as they stand. */
function crossings(columns: readonly Step[][], behind: Neighbours): number {
  let found = 0;
  for (let n = 0; n + 1 < columns.length; n++) {
    const at = new Map(columns[n + 1]?.map(({ id }, row) => [id, row]));
    const lines = (columns[n] ?? []).flatMap(({ id }, row) =>
      (behind.get(id) ?? []).map((to): [number, number] => [row, at.get(to) ?? 0]));
    lines.forEach(([from, to], one) => {
      for (const [other, end] of lines.slice(one + 1)) if ((from - other) * (to - end) < 0) found++;
    });
  }
  return found;
}

/** Change neighbours in a column for as long as fewer lines cross. */
function change(columns: Step[][], behind: Neighbours): void {
  let least = crossings(columns, behind);
  for (let better = true, turn = 0; better && turn < TURNS; turn++) {
    better = false;
    for (const column of columns) {
      for (let n = 0; n + 1 < column.length; n++) {
        const [one, two] = [column[n], column[n + 1]];
        if (!one || !two) continue;
        [column[n], column[n + 1]] = [two, one];
        const now = crossings(columns, behind);
        if (now < least) [least, better] = [now, true];
        else [column[n], column[n + 1]] = [one, two];
      }
    }
  }
}

/** Give the columns, each in order: sweeps there and back by the middle of the neighbours, and of all
 * that these pass through the one in which the fewest lines cross. */
export function columns(chains: Chains): Step[][] {
  const { columns: found, before, behind } = graph(chains);
  const ranks: Ranks = new Map();
  for (const column of found) note(column, ranks);
  let best = found.map((column) => [...column]);
  let least = crossings(best, behind);
  for (let sweep = 0; sweep < SWEEPS && least; sweep++) {
    const way = sweep % 2 ? [...found].reverse() : found;
    for (const column of way) settle(column, sweep % 2 ? behind : before, ranks);
    const now = crossings(found, behind);
    if (now < least) [least, best] = [now, found.map((column) => [...column])];
  }
  if (chains.links.length <= FEW) change(best, behind);
  return best;
}
