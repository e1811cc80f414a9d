/** Lines that scroll in the room that a screen has for them. */
import type { Style } from '../../render/kit/style.js';
import type { Key } from '../keyboard/keys.js';
import { partLine } from './frame.js';

export class Scroll {
  private first = 0;
  /** How many lines were in sight when it was drawn last, and how many there are. */
  private seen = 0;
  private all = 0;

  /** The lines in sight, and below them which part it is; all lines if there is room. */
  draw(lines: readonly string[], room: number, style: Style): readonly string[] {
    this.all = lines.length;
    this.seen = lines.length <= room ? lines.length : Math.max(1, room - 1);
    this.first = Math.max(0, Math.min(this.first, this.all - this.seen));
    if (this.all === this.seen) return lines;
    const last = this.first + this.seen;
    const part = { first: this.first + 1, last, all: this.all };
    return [...lines.slice(this.first, last), partLine(part, style.messages.interview.linesOf, style)];
  }

  /** True if not all lines are in sight. */
  get isNeeded(): boolean {
    return this.seen < this.all;
  }

  /** False if the key does not scroll. */
  press({ name, text }: Key): boolean {
    const by = name === 'text' && text === ' ' ? this.seen : this.step(name);
    if (by === undefined) return false;
    this.first = Math.max(0, Math.min(this.first + by, this.all - this.seen));
    return true;
  }

  private step(name: Key['name']): number | undefined {
    switch (name) {
      case 'up':
        return -1;
      case 'down':
        return 1;
      case 'page-up':
        return -Math.max(1, this.seen - 1);
      case 'page-down':
        return Math.max(1, this.seen - 1);
      default:
        return undefined;
    }
  }
}
