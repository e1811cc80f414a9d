/** What sags, told from the six answers as a person would tell it (METHOD.md, "The six questions"). */
import type { Cause } from '../../domain/audit.js';
import { daysBetween } from '../../domain/date.js';
import type { Finding, Report } from '../../domain/report.js';
import { inLanguage } from '../../domain/template.js';
import { titleOf } from '../text/show.js';
import type { Style } from '../text/style.js';
import { oneLine } from '../visible.js';
import type { Block, Text } from './blocks.js';

export function findingBlocks(report: Report, style: Style): Block[] {
  const { finding } = style.messages.report;
  if (report.findings.length === 0) return [{ kind: 'paragraph', text: finding.none }];
  return report.findings.map((one) => article(one, report, style));
}

function article(found: Finding, report: Report, style: Style): Block {
  const { finding } = style.messages.report;
  const { row } = found;
  const { target, comparedWith } = report.diagram;
  const score = row.score as number;
  // A later measurement is held against this audit, and that has no date of its own here.
  const was =
    row.before !== undefined && row.before !== score && (row.measured ? report.diagram.date : comparedWith) !== undefined
      ? finding.was(row.before, style.messages.dates.full((row.measured ? report.diagram.date : comparedWith) as string))
      : undefined;
  const blocks: Block[] = [];
  if (found.cause?.summary) blocks.push({ kind: 'paragraph', tone: 'lead', text: { typed: ended(found.cause.summary) } });
  if (row.entry.note) blocks.push(labelled(finding.seen, { typed: row.entry.note }));
  const same = found.sameAs && report.titles.get(found.sameAs);
  if (found.sameAs) blocks.push({ kind: 'paragraph', text: finding.sameAs(titleOf(found.sameAs, same || undefined, style)) });
  else blocks.push(...causeBlocks(found, style));
  const promised = promiseSentence(found, report.today, style);
  if (promised) blocks.push({ kind: 'paragraph', text: promised });
  const anchor = inLanguage(found.asked?.anchors[`${target}` as '7'], style.language);
  if (anchor) blocks.push({ kind: 'paragraph', tone: 'small', text: `${finding.looksLike(target)}: ${ended(oneLine(anchor))}` });
  return {
    kind: 'article',
    title: titleOf(row.criterion, row.title, style),
    badge: String(score),
    note: [finding.score(score, Math.max(0, target - score)), was].filter(Boolean).join('; '),
    blocks,
  };
}

function labelled(label: string, text: Exclude<Text, readonly unknown[]>): Block {
  return { kind: 'paragraph', text: [{ strong: `${label}: ` }, text] };
}

function causeBlocks({ cause, answered, open, isExplained }: Finding, style: Style): Block[] {
  const { finding } = style.messages.report;
  if (!cause) return [{ kind: 'paragraph', text: finding.unknown }];
  const { factors = [] } = cause;
  const [only] = factors;
  const blocks: Block[] = [];
  const why = sinceSentences(cause, style);
  if (factors.length === 1 && only) {
    why.push(finding.factor(ended(oneLine(only.text)), finding.side(only.side)));
  }
  if (why.length > 0) blocks.push({ kind: 'paragraph', text: why.join(' ') });
  if (factors.length > 1) {
    blocks.push({ kind: 'paragraph', text: finding.factors });
    blocks.push({
      kind: 'list',
      items: factors.map(({ side, text }) => [ended(oneLine(text)), { quiet: ` (${finding.side(side)})` }]),
    });
  }
  const who = [...mechanismSentences(cause, style), ...peopleSentences(cause, style)];
  if (who.length > 0) blocks.push({ kind: 'paragraph', text: who.join(' ') });
  const first = todaySentence(cause, answered, style);
  if (first) blocks.push({ kind: 'paragraph', text: first });
  if (!isExplained) {
    const left = open.length > 0 ? [finding.open(open.map((question) => finding.questions[question]))] : [];
    if (cause.summary === undefined) left.push(finding.noSummary);
    blocks.push({ kind: 'paragraph', text: { strong: left.join(' ') } });
  }
  return blocks;
}

function sinceSentences({ since }: Cause, { messages }: Style): string[] {
  const { finding } = messages.report;
  if (!since) return [];
  const change = since.change === undefined ? [] : [finding.change(ended(oneLine(since.change)))];
  return [finding.since(since.answer, since.date), ...change];
}

function mechanismSentences(cause: Cause, { messages }: Style): string[] {
  const { finding } = messages.report;
  const by = cause['answered-by'];
  if (!cause.mechanism) return [];
  return [
    finding.understood(cause.mechanism.understood),
    finding.answered(by ? oneLine(by) : undefined, cause.mechanism),
  ];
}

function peopleSentences({ responsible, advisers }: Cause, { messages }: Style): string[] {
  const { finding } = messages.report;
  const sentences: string[] = [];
  if (responsible?.nobody) sentences.push(finding.nobody);
  else if (responsible) sentences.push(finding.responsible(oneLine(responsible.name ?? '')));
  if (advisers?.length === 0) sentences.push(finding.noAdvisers);
  else if (advisers) sentences.push(finding.advisers(advisers.map(oneLine).filter((name) => name !== '')));
  return sentences;
}

function todaySentence({ today }: Cause, answered: string | undefined, { messages }: Style): string | undefined {
  const { finding, long } = messages.report;
  if (!today) return undefined;
  if (today.text === undefined || !answered) return finding.noToday;
  return finding.today(oneLine(today.by ?? '') || undefined, long(answered), ended(oneLine(today.text)));
}

function promiseSentence({ promise }: Finding, today: string, { messages }: Style): string | undefined {
  const { finding, long } = messages.report;
  if (!promise) return undefined;
  const { target, due, said } = promise.promise;
  const standing = finding.standing(promise.outcome, daysBetween(today, due));
  return `${finding.promise(target, long(due), oneLine(said))} ${standing}`;
}

/** With a full stop, where there is none. */
function ended(text: string): string {
  return /[.!?…][»”"')\]]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
