/** The criteria that sag: the six answers as a person would put them into sentences (METHOD.md, "The six questions"). */

import { ANCHOR_LEVELS, inLanguage } from '../../domain/questionnaire/template.js';
import type { Cause, Question } from '../../domain/record/audit.js';
import { daysBetween } from '../../domain/text/date.js';
import type { DiagramRow } from '../../domain/view/diagram.js';
import type { Report, SaggingCriterion } from '../../domain/view/report.js';
import { withFullStop } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { reopeningText } from '../treatment/plan-lines.js';
import { promiserText } from '../treatment/promise-lines.js';
import type { Block, Inline } from './blocks.js';

export function findingBlocks(report: Report, style: Style): Block[] {
  return report.findings.map((found) => article(found, report, style));
}

function article(found: SaggingCriterion, report: Report, style: Style): Block {
  const { finding } = style.messages.report;
  const { row } = found;
  const { target } = report.diagram;
  const { score } = row;
  const blocks: Block[] = [];
  if (found.cause?.summary) {
    blocks.push({
      kind: 'paragraph',
      tone: 'lead',
      text: [{ strong: `${finding.cause}: ` }, { typed: withFullStop(found.cause.summary) }],
    });
  }
  blocks.push(...seenBlocks(row, report, style));
  if (found.sameAs) {
    const title = titleOf(found.sameAs, report.titles.get(found.sameAs), style);
    blocks.push({ kind: 'paragraph', text: finding.sameAs(title) });
  } else blocks.push(...causeBlocks(found, style));
  const promised = promiseSentence(found, report.today, style);
  if (promised) blocks.push({ kind: 'paragraph', text: promised });
  blocks.push(...againBlocks(found, report, style));
  const asked = report.criteria.get(row.criterion);
  const level = ANCHOR_LEVELS.find((one) => one === target);
  const anchor = level && inLanguage(asked?.anchors[`${level}`], style.language);
  if (anchor) {
    blocks.push({
      kind: 'paragraph',
      tone: 'small',
      text: `${finding.looksLike(target)}: ${withFullStop(anchor)}`,
    });
  }
  return {
    kind: 'article',
    title: titleOf(row.criterion, row.title, style),
    badge: String(score),
    note: [finding.score(score, Math.max(0, target - score)), wasText(row, report, style)].filter(Boolean).join('; '),
    blocks,
  };
}

/** A later measurement is compared with this audit, the audit itself with the previous one. */
function wasText({ previous, score, measured }: DiagramRow, { diagram }: Report, style: Style): string | undefined {
  const date = measured ? diagram.date : diagram.comparedWith;
  if (previous === undefined || previous === score || date === undefined) return undefined;
  return style.messages.report.finding.was(previous, style.messages.dates.full(date));
}

function seenBlocks({ criterion, entry }: DiagramRow, report: Report, style: Style): Block[] {
  const { finding } = style.messages.report;
  const since = report.measuredSince.get(criterion);
  const seen = (label: string, note: Inline): Block => ({ kind: 'paragraph', text: [{ strong: `${label}: ` }, note] });
  return [
    ...(entry.note ? [seen(finding.seen, { typed: entry.note })] : []),
    ...(since?.entry.note
      ? [seen(finding.seenOn(style.messages.report.long(since.date)), { typed: since.entry.note })]
      : []),
  ];
}

function causeBlocks({ cause, begun, open, isExplained }: SaggingCriterion, style: Style): Block[] {
  const { finding } = style.messages.report;
  if (!cause) return [{ kind: 'paragraph', text: finding.unknown }];
  const { factors = [] } = cause;
  const [only] = factors;
  const blocks: Block[] = [];
  const why = sinceSentences(cause, style);
  if (factors.length === 1 && only) {
    why.push(finding.factor[only.side](withFullStop(only.text)));
    if (only.act) why.push(finding.act(withFullStop(only.act)));
  }
  if (why.length > 0) blocks.push({ kind: 'paragraph', text: why.join(' ') });
  if (factors.length > 1) {
    blocks.push({ kind: 'paragraph', text: finding.factors });
    blocks.push({
      kind: 'list',
      items: factors.map(({ side, text, act }) => [
        withFullStop(text),
        { quiet: ` (${finding.side[side]})` },
        ...(act ? [` ${finding.act(withFullStop(act))}`] : []),
      ]),
    });
  }
  const who = [...mechanismSentences(cause, style), ...peopleSentences(cause, style)];
  if (who.length > 0) blocks.push({ kind: 'paragraph', text: who.join(' ') });
  const first = todaySentence(cause, begun, style);
  if (first) blocks.push({ kind: 'paragraph', text: first });
  if (!isExplained) {
    const left = open.length > 0 ? [finding.open(open.map((question) => openText(question, cause, style)))] : [];
    if (cause.summary === undefined) left.push(finding.noSummary);
    blocks.push({ kind: 'paragraph', text: { strong: left.join(' ') } });
  }
  return blocks;
}

/** The text of an open question; question 4 has two halves, of which one may be answered. */
function openText(question: Question, { responsible, advisers }: Cause, { messages }: Style): string {
  const { finding } = messages.report;
  if (question !== 'responsible' || (!responsible && !advisers)) return finding.questions[question];
  return responsible ? finding.onlyAdvisers : finding.onlyResponsible;
}

function sinceSentences({ since }: Cause, { messages }: Style): string[] {
  const { finding } = messages.report;
  if (!since) return [];
  const begun =
    since.answer === 'recent' && since.date !== undefined
      ? finding.recentSince(since.date)
      : finding.since[since.answer];
  const change = since.change === undefined ? [] : [finding.change(withFullStop(since.change))];
  return [begun, ...change];
}

function mechanismSentences(cause: Cause, { messages }: Style): string[] {
  const { finding } = messages.report;
  const { mechanism, 'answered-by': by } = cause;
  if (!mechanism) return [];
  const { understood, expertise, basis } = mechanism;
  return [finding.understood[understood], finding.answered(by?.trim() || undefined, expertise, finding.basis[basis])];
}

function peopleSentences({ responsible, advisers }: Cause, { messages }: Style): string[] {
  const { finding } = messages.report;
  const sentences: string[] = [];
  if (responsible?.nobody) sentences.push(finding.nobody);
  else if (responsible) sentences.push(finding.responsible(responsible.name?.trim()));
  if (advisers?.length === 0) sentences.push(finding.noAdvisers);
  else if (advisers)
    sentences.push(finding.advisers(advisers.map((name) => name.trim()).filter((name) => name !== '')));
  return sentences;
}

function todaySentence({ today }: Cause, begun: string | undefined, { messages }: Style): string | undefined {
  const { finding, long } = messages.report;
  if (!today) return undefined;
  if (today.text === undefined || begun === undefined) return finding.noToday;
  return finding.today(today.by?.trim() || undefined, long(begun), withFullStop(today.text));
}

/** Sentences saying that the plan did not help, and what helped here earlier. */
function againBlocks({ reopened, remedies }: SaggingCriterion, { today }: Report, style: Style): Block[] {
  const { finding, long } = style.messages.report;
  const blocks: Block[] = [];
  if (reopened.length > 0) {
    const reasons = reopened.map((one) => reopeningText(one, today, style));
    blocks.push({ kind: 'paragraph', text: { strong: finding.again(reasons) } });
  }
  const remedy = remedies.at(-1);
  if (remedy) {
    const done = remedy.actions.map(({ action }) => withFullStop(action.text));
    const text = [finding.before(long(remedy.levelled), remedy.from, remedy.to, remedy.days)];
    if (done.length > 0) text.push(finding.didHelp(done.join(' ')));
    blocks.push({ kind: 'paragraph', text: text.join(' ') });
  }
  return blocks;
}

function promiseSentence({ promise }: SaggingCriterion, today: string, { messages }: Style): string | undefined {
  const { finding, long } = messages.report;
  if (!promise) return undefined;
  const { target, due, said } = promise.promise;
  const status = finding.standing(promise.outcome, daysBetween(today, due));
  const by = promiserText(promise, { messages, raw: true }) || undefined;
  return `${finding.promise(target, long(due), said.trim(), by)} ${status}`;
}
