/** The size of the window, for prompts that follow it. */
import { useEffect, useState } from '@inquirer/core';

export interface Size {
  columns: number;
  rows: number;
}

/** The output of a prompt; its size changes with the window. */
export interface Screen {
  output: NodeJS.WritableStream & { columns?: number; rows?: number };
}

const CLEAR = '\x1b[2J\x1b[H';
export const HIDE_CURSOR = '\x1b[?25l';

/** Returns the size of the window and draws the prompt again when it changes. A size of 0 counts as 80 × 24. */
export function useSize({ output }: Screen): Size {
  const read = () => ({ columns: output.columns || 80, rows: output.rows || 24 });
  const [size, setSize] = useState(read());
  useEffect((readline) => {
    const resized = () => {
      readline.output.unmute?.();
      output.write(CLEAR);
      readline.output.mute?.();
      setSize(read());
    };
    output.on('resize', resized);
    return () => output.off('resize', resized);
  }, []);
  return size;
}
