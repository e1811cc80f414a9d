/** Colours that can be read whatever a brand's colour is. */

/** WCAG AA for text. */
const READABLE = 4.5;

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)];
}

const print = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** WCAG's relative luminance, 0–1. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast of two colours `#rrggbb`, 1–21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it can be read on the ground, else as little darker or lighter as it takes. */
export function readable(colour: string, ground: string): string {
  const towards = luminance(parse(ground)) > 0.5 ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const share = step / 20;
    const mixed = print(parse(colour).map((part) => part + (towards - part) * share) as unknown as Rgb);
    if (contrast(mixed, ground) >= READABLE) return mixed;
  }
  return towards === 0 ? '#000000' : '#ffffff';
}
