/** What the prompts share: lines that follow the width of the terminal. */
import { useEffect, useState } from '@inquirer/core';

export interface Size {
  columns: number;
  rows: number;
}

/** What a prompt draws on; its size changes as the window does. */
export interface Screen {
  output: NodeJS.WritableStream & { columns?: number; rows?: number };
}

const CLEAR = '\x1b[2J\x1b[H';
export const HIDE_CURSOR = '\x1b[?25l';

/** The size of the window, drawn anew when it changes. Columns of 0 count as 80. */
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
