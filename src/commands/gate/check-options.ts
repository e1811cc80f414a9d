import type { OutputOptions } from '../shared/output.js';

export interface CheckOptions extends OutputOptions {
  failOn?: 'fail' | 'warn';
  programme?: string;
  against?: string;
  explain?: boolean;
  waiveExisting?: boolean;
  until?: string;
  reason?: string;
}
