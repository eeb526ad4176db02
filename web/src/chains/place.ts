/** Places: where each member of a graph of chains stands, and where the lines pass. */

import { mirrored } from '../page/tongue';
import type { Chains, Kind, Member } from './data';
import { columns, type Step } from './order';

type Rect = { x: number; y: number; width: number; height: number };
export type Stand = Rect & { member: Member };
export type Ends = { from: number; to: number };
export type Layout = {
  width: number;
  height: number;
  stands: Map<string, Stand>;
  /** The gaps through which a line passes columns, by the line's number. */
  gaps: Map<number, Rect[]>;
  heads: { kind: Kind; x: number; width: number }[];
  /** The room at the inline start in which arcs of copies bend. */
  margin: number;
};

const HEAD = 30;
const BOX = 44;
const THIN = 8;
const GAP = 14;
const WIDEST = 250;

function tall({ member }: Step): number {
  return (member ? BOX : THIN) + GAP;
}

/** Stand one column between the heads and the foot. */
function stand(column: readonly Step[], x: number, width: number, into: Layout): void {
  const room = into.height - HEAD;
  const own = column.reduce((sum, step) => sum + tall(step), 0);
  const spare = Math.min((room - own) / column.length, (BOX + GAP) * 0.9);
  let top = HEAD + (room - own - spare * column.length) / 2;
  for (const step of column) {
    const rect = { x, y: top + (spare + GAP) / 2, width, height: tall(step) - GAP };
    if (step.member) into.stands.set(step.member.id, { ...rect, member: step.member });
    else into.gaps.set(step.link, [...(into.gaps.get(step.link) ?? []), rect]);
    top += tall(step) + spare;
  }
}

/** Lay the columns out from the inline start, which is the right side in Arabic. */
export function layout(chains: Chains, width: number): Layout {
  const found = columns(chains);
  const count = Math.max(1, found.length);
  const margin = chains.copies.length ? Math.min(84, width * 0.12) : 0;
  const room = width - margin - 2;
  const box = Math.min(WIDEST, room / (count + (count - 1) * (width < 520 ? 0.24 : 0.5)));
  const step = count > 1 ? (room - box) / (count - 1) : 0;
  const most = Math.max(BOX + GAP, ...found.map((column) => column.reduce((sum, one) => sum + tall(one), 0)));
  const into: Layout = { width, height: HEAD + most, stands: new Map(), gaps: new Map(), heads: [], margin };
  found.forEach((column, n) => {
    const start = margin + 1 + n * step;
    const x = mirrored() ? width - start - box : start;
    const kind = column.find(({ member }) => member)?.member?.kind;
    if (kind) into.heads.push({ kind, x, width: box });
    stand(column, x, box, into);
  });
  return into;
}

/** Give the middle of a member's or a gap's height. */
function middle(rect: Rect | undefined): number {
  return rect ? rect.y + rect.height / 2 : 0;
}

/** Give where each line leaves and arrives, spread over the sides of its two members so that none meet. */
export function ends(chains: Chains, { stands, gaps }: Layout): Ends[] {
  const found = chains.links.map(({ from, to }) => ({ from: middle(stands.get(from)), to: middle(stands.get(to)) }));
  for (const [side, other] of [['from', 'to'], ['to', 'from']] as const) {
    const next = (n: number): number => {
      const gap = gaps.get(n)?.at(side === 'from' ? 0 : -1);
      return middle(gap ?? stands.get(chains.links[n]?.[other] ?? ''));
    };
    for (const [id, box] of stands) {
      const lines = chains.links.map((_, n) => n).filter((n) => chains.links[n]?.[side] === id);
      lines.sort((a, b) => next(a) - next(b));
      const step = Math.min(11, (BOX - 12) / lines.length);
      lines.forEach((n, row) => {
        const line = found[n];
        if (line) line[side] = middle(box) + (row - (lines.length - 1) / 2) * step;
      });
    }
  }
  return found;
}

/** Give the outline of a line: from its member, straight through its gaps, to the other. */
export function route(from: Stand, to: Stand, { from: first, to: last }: Ends, gaps: readonly Rect[]): string {
  const near = (rect: Rect): number => Math.round(mirrored() ? rect.x + rect.width : rect.x);
  const far = (rect: Rect): number => Math.round(mirrored() ? rect.x : rect.x + rect.width);
  const points: [number, number][] = gaps.flatMap((gap): [number, number][] => [[near(gap), middle(gap)], [far(gap), middle(gap)]]);
  let [x, y] = [far(from), Math.round(first)];
  let path = `M${x},${y}`;
  [...points, [near(to), last] as const].forEach(([toX, toY], n) => {
    const down = Math.round(toY);
    const half = Math.round((x + toX) / 2);
    path += n % 2 ? `H${toX}` : `C${half},${y} ${half},${down} ${toX},${down}`;
    [x, y] = [toX, down];
  });
  return path;
}
