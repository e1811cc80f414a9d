/** The part of asciichart that is used; the package has no types. */
declare module 'asciichart' {
  export function plot(
    series: readonly (readonly number[])[],
    settings: {
      min: number;
      max: number;
      height: number;
      offset: number;
      format: (value: number) => string;
      symbols: readonly string[];
    },
  ): string;
}
