/**
 * The kinds of records, in the order in which those of one day are read. If a kind is `numbered`, a series may have
 * several records of it on one day: `2026-09-08.follow-up-2.yaml`.
 */
export const RECORD_KINDS = {
  audit: { numbered: false },
  'follow-up': { numbered: true },
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;

export function isRecordKind(text: string): text is RecordKind {
  return Object.hasOwn(RECORD_KINDS, text);
}
