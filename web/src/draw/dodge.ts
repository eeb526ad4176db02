/** Dodging: things that would lie on one another are put side by side. */

export type Body = { x: number; top: number; bottom: number; width: number };

/** Say whether two bodies overlap when the first stands at `x`. */
function meets(one: Body, x: number, other: Body, at: number): boolean {
  return Math.abs(x - at) < (one.width + other.width) / 2 && one.top < other.bottom && other.top < one.bottom;
}

/** Give how far each body is moved sideways so that none hides another, within two edges. */
export function dodge(bodies: readonly Body[], left: number, right: number): number[] {
  const order = bodies.map((_, n) => n).sort((a, b) => (bodies[a]?.x ?? 0) - (bodies[b]?.x ?? 0) || a - b);
  const placed: { body: Body; x: number }[] = [];
  const moves = bodies.map(() => 0);
  for (const n of order) {
    const body = bodies[n];
    if (!body) continue;
    const x = free(body, placed, left, right);
    moves[n] = x - body.x;
    placed.push({ body, x });
  }
  return moves;
}

/** Find the nearest place that is free, in turn on either side. */
function free(body: Body, placed: readonly { body: Body; x: number }[], left: number, right: number): number {
  for (let turn = 0; turn < 240; turn++) {
    const step = Math.ceil(turn / 2) * (body.width / 2) * (turn % 2 ? 1 : -1);
    const x = body.x + step;
    if (turn && (x < left || x > right)) continue;
    if (!placed.some(({ body: other, x: at }) => meets(body, x, other, at))) return x;
  }
  return body.x;
}

/** Put spans into rows, each into the first where it meets no other, the longer first; give the row of each. */
export function stack(spans: readonly { from: number; to: number }[]): number[] {
  const begin = (n: number): number => spans[n]?.from ?? 0;
  const end = (n: number): number => spans[n]?.to ?? 0;
  const order = spans.map((_, n) => n).sort((a, b) => begin(a) - begin(b) || end(b) - end(a) || a - b);
  const ends: number[] = [];
  const rows = spans.map(() => 0);
  for (const n of order) {
    const span = spans[n];
    if (!span) continue;
    const found = ends.findIndex((end) => end <= span.from);
    const row = found < 0 ? ends.length : found;
    ends[row] = span.to;
    rows[n] = row;
  }
  return rows;
}
