/** Room: boxes that are taken, so that labels are written only where nothing lies beneath them. */

export type Box = { left: number; top: number; right: number; bottom: number };

export class Room {
  private readonly taken: Box[] = [];

  constructor(private readonly bounds: Box) {}

  /** Say whether a box lies within the bounds and on nothing else. */
  free(box: Box): boolean {
    const { left, top, right, bottom } = this.bounds;
    if (box.left < left || box.right > right || box.top < top || box.bottom > bottom) return false;
    return !this.taken.some(
      (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
  }

  /** Take a box, whatever lies there. */
  block(box: Box): void {
    this.taken.push(box);
  }

  /** Take the first of several boxes that is free, and give its number; -1 where none is. */
  take(boxes: readonly Box[]): number {
    const found = boxes.findIndex((box) => this.free(box));
    const box = boxes[found];
    if (box) this.taken.push(box);
    return found;
  }
}
