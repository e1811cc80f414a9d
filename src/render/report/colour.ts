/** Readable colours for any colour of a brand. */

/** The contrast that WCAG AA requires of text. */
const READABLE = 4.5;

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const channel = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

const each = ([r, g, b]: Rgb, change: (part: number) => number): Rgb => [change(r), change(g), change(b)];
const print = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** The relative luminance of WCAG, 0–1. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = each(rgb, (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours `#rrggbb` by WCAG, 1–21. */
export function contrast(a: string, b: string): number {
  const both = [luminance(parse(a)), luminance(parse(b))];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}

/** The colour, if necessary made darker or lighter until it is readable on the ground. Both are `#rrggbb`. */
export function readable(colour: string, ground: string): string {
  const towards = luminance(parse(ground)) > 0.5 ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const share = step / 20;
    const mixed = print(each(parse(colour), (part) => part + (towards - part) * share));
    if (contrast(mixed, ground) >= READABLE) return mixed;
  }
  return towards === 0 ? '#000000' : '#ffffff';
}
