/** Shapes and tones: each party has one of each, so that neither colour nor shape is needed alone. */

export const TONES = 8;

const SHAPES: readonly ((r: number) => string)[] = [
  (r) => `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
  (r) => polygon([-0.88, -0.88, 0.88, -0.88, 0.88, 0.88, -0.88, 0.88], r),
  (r) => polygon([0, -1.2, 1.1, 0.8, -1.1, 0.8], r),
  (r) => polygon([0, -1.28, 1.28, 0, 0, 1.28, -1.28, 0], r),
  (r) => polygon([0, 1.2, 1.1, -0.8, -1.1, -0.8], r),
  (r) => polygon(cross(0.42, 1.1), r),
  (r) => polygon(star(6, 1.25, 0.62), r),
  (r) => polygon(star(3, 1.1, 1.1), r),
];

/** Give the corners of an upright cross. */
function cross(a: number, b: number): number[] {
  return [-a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a];
}

/** Give the corners of a star; with both radii the same, of a regular polygon. */
function star(points: number, outer: number, inner: number): number[] {
  return Array.from({ length: points * 2 }, (_, n) => {
    const angle = (Math.PI * n) / points - Math.PI / 2;
    const radius = n % 2 ? inner : outer;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  }).flat();
}

function polygon(corners: readonly number[], r: number): string {
  const scaled = corners.map((value) => Math.round(value * r * 100) / 100);
  const points: string[] = [];
  for (let n = 0; n < scaled.length; n += 2) points.push(`${scaled[n]},${scaled[n + 1]}`);
  return `M${points.join('L')}Z`;
}

/** Give the outline of shape `n`; beyond the eighth, shapes meet other tones. */
export function outline(n: number, radius: number): string {
  const round = Math.floor(n / TONES);
  const shape = SHAPES[(n + round) % SHAPES.length] ?? SHAPES[0];
  return shape ? shape(radius) : '';
}

/** Give the class that holds the tone of party `n`; below zero, of no party. */
export function tone(n: number): string {
  return n < 0 ? 'tone-none' : `tone-${n % TONES}`;
}
