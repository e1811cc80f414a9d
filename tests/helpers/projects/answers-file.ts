/** Answers files for `run --answers`: every criterion of the questionnaire `base`, told by what matters in a test. */

import type { Outcome } from '../processes/binary.js';
import { serviceAudit } from '../processes/in-process.js';

export const CRITERIA: readonly string[] = [
  'welcoming-atmosphere',
  'client-area',
  'premises-appearance',
  'staff-fit',
  'staff-appearance',
  'speech-manner',
  'staff-competence',
  'staffing-level',
  'price-quality',
  'availability',
  'refunds',
  'after-sales',
];

/** A whole cause: the six questions answered, as it stands under a criterion that is indented by two. */
export const CAUSE = `
      answered-by: Ivan Petrenko
      summary: |
        Two masters left and nobody was hired.
      since:
        answer: recent
        date: 2026-09
      factors:
        - side: internal
          text: |
            One master is left after 17:00.
      mechanism:
        understood: yes
        expertise: true
        basis: data
      responsible:
        name: Ivan Petrenko
      advisers:
        - Maria
      today:
        by: Ivan Petrenko
        text: |
          Post the vacancy by 18:00.
      promise:
        said: 6 weeks
        due: 2027-01-02
        target: 7`;

interface Answers {
  site?: string;
  date?: string;
  /** By criterion, the YAML after its colon; undefined leaves the criterion out. All others are 7. */
  scores?: Readonly<Record<string, string | number | undefined>>;
  /** More lines at the top. */
  head?: string;
}

/** An answers file, each criterion on a line of its own unless its value has several. */
export function answers({ site = 'lviv-center', date = '2026-11-21', scores = {}, head = '' }: Answers = {}): string {
  const all: Record<string, string | number | undefined> = {
    ...Object.fromEntries(CRITERIA.map((key) => [key, 7])),
    ...scores,
  };
  const lines = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [`  ${key}: ${value}`]));
  return `format: answers/1
site: ${site}
date: ${date}
template: base
${head}assessors:
  - name: Olena Kovalchuk
    role: consultant
scores:
${lines.join('\n')}
`;
}

/** Publishes an audit of these answers on their day. Throws where it is refused. */
export async function audited(folder: string, of: Answers = {}): Promise<Outcome> {
  const outcome = await serviceAudit(folder, ['run', '--answers', '-'], { input: answers(of) });
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  return outcome;
}
