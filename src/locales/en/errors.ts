import type { RecordKind } from '../../domain/record/kinds.js';
import { textFor } from '../../domain/text/text-for.js';
import type { ErrorCode, ErrorDetails } from '../../errors.js';

/** The text of a problem: what is wrong, and what to do next. */
export interface ProblemMessage {
  what: string;
  next?: string;
}
export type ErrorMessages = { [C in ErrorCode]: (details: ErrorDetails[C]) => ProblemMessage };

const list = (words: readonly string[]) => words.join(', ');
const meant = (suggestion: string | undefined, otherwise?: string) =>
  suggestion ? `Did you mean “${suggestion}”?` : otherwise;

const YAML = {
  BAD_INDENT: 'This line does not have the indentation of any line above it.',
  TAB_AS_INDENT: 'A tab is used for indentation; YAML takes spaces only.',
  MISSING_CHAR: 'A closing quote, bracket or colon is missing.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
  BLOCK_AS_IMPLICIT_KEY: 'There is a second “: ” in this line; a text with a colon in it needs quotes or a “|” block.',
  BLOCK_IN_FLOW: 'A list or a map in block style is not allowed inside { } or [ ].',
  MULTILINE_IMPLICIT_KEY: 'A key takes several lines; probably a “:” is missing.',
  BAD_SCALAR_START: 'A text cannot begin with this character; put it in quotes.',
  BAD_DQ_ESCAPE: 'This backslash sequence is not known; write \\\\ for a backslash.',
  MULTIPLE_DOCS: 'There is a second document (“---”) in the file.',
  KEY_OVER_1024_CHARS: 'This key is far too long; probably a line break is missing.',
};
/** The codes of the YAML library whose errors have their own text. */
export type YamlFault = keyof typeof YAML;

const REASONS = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EIO: 'the disk reports an error',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a part of its path is not a folder',
  ENAMETOOLONG: 'its name is too long',
};
/** The error codes of the operating system that have a text. */
export type WriteFault = keyof typeof REASONS;

const KINDS: Readonly<Record<RecordKind, string>> = { audit: 'audit', 'follow-up': 'follow-up' };

export const errors: ErrorMessages = {
  'file-missing': ({ file }) => ({ what: `There is no file ${file}.`, next: 'Check the name and the folder.' }),
  'not-a-file': ({ file }) => ({ what: `${file} is not a regular file.`, next: 'Name a YAML file.' }),
  'file-unreadable': ({ file, reason }) => ({
    what: `${file} cannot be read (${reason}).`,
    next: 'Check its permissions.',
  }),
  'file-too-large': ({ size, limit }) => ({
    what: `The file has ${size} bytes; at most ${limit} are read.`,
    next: 'A record of this size is a mistake; look at what is in it.',
  }),
  'file-empty': () => ({ what: 'The file is empty.', next: 'Restore it from git, or delete it.' }),
  'not-utf8': () => ({ what: 'This is not UTF-8 text.', next: 'Save the file as UTF-8 in your editor.' }),
  'nul-byte': () => ({ what: 'There is a NUL byte in the text.', next: 'Restore the file from git.' }),
  'merge-conflict': ({ file, kind, other }) => ({
    what: 'A merge conflict starts here.',
    next:
      other !== undefined
        ? `Keep both: git show :3:./${file} > ${other} && git checkout --ours ${file} && git add ${file} ${other}`
        : kind !== undefined
          ? `A site can have only one ${KINDS[kind]} a day. Keep one: git checkout --ours ${file} (or --theirs), then git add ${file}. The other one needs another date.`
          : 'Keep one of the two sides, delete the lines with <<<<<<<, ======= and >>>>>>>, then run this again.',
  }),
  'too-deep': ({ limit }) => ({
    what: `Values are nested more than ${limit} deep here.`,
    next: 'No file of service-audit needs that many levels; look at what is in this one.',
  }),
  'yaml-syntax': ({ yaml }) => ({
    what: textFor(YAML, yaml) ?? 'This is not YAML.',
    next: 'Compare the line with its neighbours: indentation, colons, quotes.',
  }),
  'yaml-feature': ({ feature }) => ({
    what: {
      anchor: 'An anchor (&…) is not allowed here.',
      alias: 'A text that begins with * is an alias in YAML, which is not allowed here.',
      tag: 'A text that begins with ! is a tag in YAML, which is not allowed here.',
      directive: 'A directive (%…) is not allowed here.',
    }[feature],
    next: 'If it is meant as text, put it in quotes.',
  }),
  'duplicate-key': ({ key }) => ({ what: `“${key}” appears here twice.`, next: 'Keep one of the two.' }),
  'number-literal': ({ source }) => ({
    what: `“${source}” is not written as a plain whole number.`,
    next: 'Write it with digits only, without leading zeros: 7. A text that looks like a number needs quotes.',
  }),
  'comment-after-text': ({ key }) => ({
    what: `Everything after # is a comment in YAML, so the rest of “${key}” would be lost.`,
    next: `Write the text as a block: “${key}: |”, and the text on the next line, indented.`,
  }),
  'empty-value': ({ key }) => ({
    what: `“${key}” has no value.`,
    next: 'Fill it in. If it is not known, delete the line.',
  }),
  'unknown-key': ({ key, suggestion, known }) => ({
    what: `“${key}” is not known here.`,
    next: meant(suggestion, known.length > 0 ? `Known here: ${list(known)}.` : undefined) ?? 'Delete the line.',
  }),
  'missing-key': ({ key }) => ({ what: `“${key}” is missing.`, next: `Add a line “${key.split(':')[0]}: …”.` }),
  'wrong-type': ({ key, expected, value }) => ({
    what: `${key ? `“${key}”` : 'The file'} is ${value}, but it takes ${
      { text: 'a text', number: 'a whole number', map: 'keys with values', list: 'a list', 'yes-no': 'true or false' }[
        expected
      ]
    }.`,
    next: expected === 'text' ? 'If it is meant as text, put it in quotes.' : 'Look at another file of this kind.',
  }),
  'not-one-of': ({ key, value, allowed }) => ({
    what: `“${key}” is ${value}, which is not one of its values.`,
    next: `Write one of: ${list(allowed)}.`,
  }),
  'score-range': ({ value }) => ({
    what: `A score is a whole number from 1 to 10, not ${value}.`,
    next: 'Write 1 to 10 without quotes. If it does not apply, write “na: reason”; if it could not be seen, “not-seen: reason”.',
  }),
  'number-range': ({ key, value, min, max }) => ({
    what: `“${key}” is ${value}, but it has to be ${max === undefined ? `${min} or more` : `${min} to ${max}`}.`,
    next: 'Correct the number.',
  }),
  'bad-date': ({ value }) => ({
    what: `${value} is not a day in the calendar.`,
    next: 'Write a date as 2026-11-20.',
  }),
  'bad-partial-date': ({ value }) => ({
    what: `${value} is not a date.`,
    next: 'Write a day, a month or a year: 2026-11-20, 2026-11 or "2026".',
  }),
  'bad-days': ({ value }) => ({ what: `${value} is not a number of days.`, next: 'Write it as 90d.' }),
  'bad-threshold': ({ key, value, unit }) => ({
    what: `“${key}” is ${value}, which is not a threshold.`,
    next:
      unit === 'days'
        ? `Write “${key}: 30d”, “${key}: {warn: 30d, fail: 60d}” or “${key}: off”.`
        : `Write “${key}: 5”, “${key}: {warn: 6, fail: 5}” or “${key}: off”.`,
  }),
  'bad-time-zone': ({ value }) => ({
    what: `${value} is not a time zone.`,
    next: 'Write it as Europe/Kyiv or America/New_York.',
  }),
  'bad-colour': ({ value }) => ({
    what: `${value} is not a colour in the form #rrggbb.`,
    next: 'Write “#” and six hexadecimal digits, in quotes: accent: "#1d5c63". Without quotes, it is a comment in YAML.',
  }),
  'bad-logo': ({ logo, why }) => ({
    what: {
      missing: `There is no file ${logo} beside this one.`,
      size: `The logo ${logo} is larger than 150,000 bytes.`,
      kind: `The logo ${logo} is not in a picture format that a page can show.`,
    }[why],
    next: {
      missing: 'Write its path, starting from the folder of this file.',
      size: 'Make it smaller: a logo 440 pixels wide is enough.',
      kind: 'Name a PNG, JPEG, GIF, WebP or SVG file, or write a “data:image/png;base64,…” address.',
    }[why],
  }),
  'bad-key': ({ key }) => ({
    what: `“${key}” is not a valid name here.`,
    next: 'Use small Latin letters, digits and “-” between them, starting with a letter.',
  }),
  'bad-language': ({ key }) => ({
    what: `“${key}” is not the code of a language.`,
    next: 'Use its code of two or three small letters: en, ru, uk.',
  }),
  'bad-action-id': ({ key }) => ({
    what: `“${key}” does not name an action.`,
    next: 'Actions are named CRITERION-1, and in later records 2026-11-20.audit/CRITERION-1.',
  }),
  'too-long': ({ key, limit }) => ({
    what: limit > 1 ? `“${key}” is longer than ${limit} characters.` : `“${key}” has to fit on one line.`,
    next: 'Shorten it; details belong in a note.',
  }),
  'entry-one-of': () => ({
    what: 'A criterion takes exactly one of “score”, “na” and “not-seen”.',
    next: 'Keep the one that is true.',
  }),
  'entry-cause-without-score': () => ({
    what: 'A cause is given, but no score.',
    next: 'Give the score, or delete the cause.',
  }),
  'counted-order': () => ({ what: '“ok” is greater than the number counted.', next: 'Write {ok: 279, of: 280}.' }),
  'one-of-two': ({ keys }) => ({
    what: `Exactly one of “${keys[0]}” and “${keys[1]}” belongs here.`,
    next: 'Keep the one that is true.',
  }),
  'guess-three': ({ count }) => ({
    what: `${count} values are too many.`,
    next: 'Name three at most.',
  }),
  'wrong-format': ({ format, expected }) => ({
    what: `The file says it is “${format}”, but “${expected}” is needed here.`,
    next: 'Name another file, or correct the line “format:”.',
  }),
  'newer-format': ({ format, known }) => ({
    what: `The file has the format “${format}”, which is newer than this program (it reads ${known}).`,
    next: 'Install the newest version: npm install service-audit@latest. The file was not touched.',
  }),
  'bad-file-name': ({ name }) => ({
    what: `“${name}” is not the name of a record.`,
    next: 'Records are named 2026-11-20.audit.yaml or 2026-11-27.follow-up.yaml. Rename it with git mv, or move it out of this folder.',
  }),
  'date-not-name': ({ date, name }) => ({
    what: `The date is ${date}, but the file is called ${name}.`,
    next: 'Correct the one that is wrong. Often this is a copy in which the date was not changed.',
  }),
  'future-date': ({ date, today }) => ({
    what: `${date} is in the future; today is ${today}.`,
    next: 'Correct the date. If today is wrong, set “time-zone” in service-audit.yaml.',
  }),
  'early-promise': ({ date, today }) => ({
    what: `The promise is for ${date}, but it is made on ${today}: a promise starts on the day after.`,
    next: 'Correct its “due”. The act for today belongs in “today:”.',
  }),
  'unknown-criterion': ({ key, suggestion, template }) => ({
    what: `The questionnaire “${template}” has no criterion “${key}”.`,
    next: meant(suggestion, 'Correct the key or delete the entry.') ?? '',
  }),
  'missing-criterion': ({ key, title }) => ({
    what: `There is no answer for “${key}” (${title}).`,
    next: 'Give it a score, or “na: reason”, or “not-seen: reason”.',
  }),
  'wrong-component': ({ key, component, right }) => ({
    what: `“${key}” is under “${component}”, but belongs to “${right}”.`,
    next: `Move it to “${right}”.`,
  }),
  'twice-answered': ({ key }) => ({ what: `“${key}” is answered twice.`, next: 'Keep one of the two.' }),
  'not-in-plan': ({ key }) => ({
    what: `An action names the criterion “${key}”, which this audit does not have.`,
    next: 'Correct the criterion of the action.',
  }),
  'unknown-action': ({ id }) => ({
    what: `No earlier record of this site plans an action “${id}”.`,
    next: 'Actions are named after the record that plans them: 2026-11-20.audit/refunds-1.',
  }),
  'unknown-check-criterion': ({ key, suggestion }) => ({
    what: `No questionnaire here has a criterion “${key}”, so this line checks nothing.`,
    next: meant(suggestion, 'Correct the key or delete the line.') ?? '',
  }),
  'template-unknown': ({ name }) => ({
    what: `The questionnaire “${name}” was not found; keys are shown instead of titles.`,
    next: `Put it back as templates/${name}.yaml.`,
  }),
  'older-template': ({ name, version, latest }) => ({
    what: `The audit says version ${version} of “${name}”, but version ${latest} was in use here before it.`,
    next: 'Audit with the newer version of the questionnaire, or correct the number.',
  }),
  'template-lost': ({ name }) => ({
    what: `The questionnaire “${name}” was not found, so nobody can say if this audit is complete.`,
    next: `Put it back as templates/${name}.yaml.`,
  }),
  'broken-at-ref': ({ site, ref }) => ({
    what: `The records of “${site}” at ${ref} cannot be read, so there is nothing to compare with.`,
    next: 'Everything found at this site counts as new.',
  }),
  'digest-differs': ({ name, version }) => ({
    what: `The questionnaire “${name}” has been changed since this audit, but is still version ${version}.`,
    next: 'If its meaning changed, raise its version and add “changed-in” where it changed; if not, nothing needs to be done.',
  }),
  'title-too-long': ({ key, width, language }) => ({
    what: `The title of “${key}” (${language}) takes ${width} columns; the diagram has room for 30.`,
    next: 'Shorten it; otherwise it will be cut.',
  }),
  'missing-language': ({ count, of, language }) => ({
    what:
      count === of
        ? `The questionnaire has no texts in “${language}”; another language is shown.`
        : count === 1
          ? `One text is not translated into “${language}”.`
          : `${count} of ${of} texts are not translated into “${language}”; this is the first.`,
    next: `Add “${language}: …” beside the existing text; otherwise another language is shown.`,
  }),
  'missing-anchors': ({ key, levels }) => ({
    what: `“${key}” does not say what ${levels.join(', ')} ${levels.length === 1 ? 'looks' : 'look'} like.`,
    next: 'Add under “anchors” what a visitor can see or count; two people score alike only then.',
  }),
  'missing-question': ({ key }) => ({
    what: `“${key}” asks no question.`,
    next: 'Add “question”: how far, how often, what part – never yes or no.',
  }),
  'anchor-repeated': ({ text, before }) => ({
    what: `The anchor “${text}” is used twice: it is also at ${before}.`,
    next: 'Describe what can be seen at this score only.',
  }),
  'unstable-key': ({ key }) => ({
    what: `The key “${key}” names a place in the list, not what the criterion asks.`,
    next: 'Name it by what it asks, such as “fitting-rooms”, before the first audit: a key can never be changed.',
  }),
  'changed-in-future': ({ changedIn, version }) => ({
    what: `“changed-in: ${changedIn}” is a version that this questionnaire does not have yet: it is version ${version}.`,
    next: `Raise “version” to ${changedIn}, or name a version up to ${version}.`,
  }),
  'not-inherited': ({ key, parent }) => ({
    what:
      parent === undefined
        ? `“${key}” is not inherited: there is no parent.`
        : `“${key}” is not a criterion of “${parent}”.`,
    next: 'List only criteria of the parent here; a criterion of this file has its own “changed-in”.',
  }),
  'renamed-still-there': ({ key, old }) => ({
    what: `“${key}” was once called “${old}”, but a criterion with that key still exists.`,
    next: 'Scores under one key cannot belong to two criteria: remove it, or the line in “renamed-from”.',
  }),
  'meaning-changed': ({ key, ref, version, isOwn }) => ({
    what: `“${key}” no longer asks the same as at ${ref}, but the version is the same.`,
    next: isOwn
      ? `Set “version: ${version}” and, if its scores can no longer be compared, add “changed-in: ${version}” to the criterion.`
      : `Set “version: ${version}” and, if its scores can no longer be compared, add “changed-in: {${key}: ${version}}” at the top.`,
  }),
  'meaning-not-dated': ({ key, ref, version, isOwn }) => ({
    what: `“${key}” no longer asks the same as at ${ref}, but its scores will still be compared.`,
    next: isOwn
      ? `If it means something else, add “changed-in: ${version}” at the criterion; if only the wording has changed, nothing needs to be done.`
      : `If it means something else, add “changed-in: {${key}: ${version}}” at the top; if only the wording has changed, nothing needs to be done.`,
  }),
  'dated-for-nothing': ({ key, ref, changedIn }) => ({
    what: `“${key}” asks the same as at ${ref}, but “changed-in: ${changedIn}” keeps its scores from being compared.`,
    next: 'Restore the earlier “changed-in”, or say in its question or anchors what is different now.',
  }),
  'renamed-silently': ({ key, old, ref }) => ({
    what: `“${key}” was “${old}” at ${ref}: its history would break.`,
    next: `Add “renamed-from: [${old}]” to it.`,
  }),
  'criteria-changed': ({ added, gone, ref, version }) => ({
    what: `Criteria were added or removed since ${ref}, but the version is the same: ${[...added.map((key) => `+${key}`), ...gone.map((key) => `-${key}`)].join(', ')}.`,
    next: `Set “version: ${version}”: otherwise earlier audits become incomplete.`,
  }),
  'version-went-back': ({ version, was, ref }) => ({
    what: `This is version ${version}, but at ${ref} it was version ${was}.`,
    next: `Set “version: ${was}” or more: otherwise audits of version ${was} cannot be read.`,
  }),
  'weekly-needs-github': () => ({
    what: '“--weekly” opens pull requests, which works on GitHub only.',
    next: 'Write: service-audit init --ci github --weekly. Elsewhere let a weekly job run: service-audit follow-up --draft',
  }),
  'says-nothing': () => ({
    what: 'This follow-up records nothing: no action has changed, and nobody is named as present.',
    next: 'Change what has changed, or name who was present.',
  }),
  'nothing-scored': ({ site, date }) => ({
    what: `Nothing scored: in the audit of “${site}” on ${date}, no criterion has a score.`,
    next: `Give scores in it (service-audit edit ${site}), or make a new audit: service-audit run ${site}`,
  }),
  'no-audits': ({ site, date }) => ({
    what:
      site && date
        ? `The site “${site}” has no audit up to ${date}.`
        : site
          ? `The site “${site}” has no audit yet.`
          : 'There is no audit here yet.',
    next: date
      ? 'Give the day of the meeting: --date YYYY-MM-DD, or “date:” in the file.'
      : site
        ? `Begin with: service-audit run ${site}`
        : 'Begin with: service-audit run. In another folder: -C FOLDER.',
  }),
  'unknown-site': ({ key, suggestion, sites }) => ({
    what: `There is no site “${key}”.`,
    next: meant(suggestion, sites.length > 0 ? `Sites here: ${list(sites)}.` : 'Begin with: service-audit run'),
  }),
  'which-site': ({ command, sites }) => ({
    what: 'There are several sites here.',
    next: `Say which: service-audit ${command} ${sites[0]}. Sites here: ${list(sites)}.`,
  }),
  'site-needed': () => ({ what: 'No site was named.', next: 'Name it: service-audit run my-salon' }),
  'bad-site-key': ({ key }) => ({
    what: `“${key}” cannot be the key of a site.`,
    next: 'Use small Latin letters, digits and “-” between them, 64 at most: lviv-center.',
  }),
  'no-audit-on': ({ site, date, dates }) => ({
    what: `“${site}” has no audit of ${date}.`,
    next: `Its audits: ${list(dates)}.`,
  }),
  'one-audit-only': ({ site }) => ({
    what: `“${site}” has only one audit, so there is nothing to compare it with.`,
    next: `See it with: service-audit show ${site}`,
  }),
  'audit-exists': ({ file, site }) => ({
    what: `There is an audit of this day already: ${file}.`,
    next: `One audit a day and site: correct that file, or choose another --date. See it with: service-audit show ${site}`,
  }),
  'not-sagging': ({ key, score }) => ({
    what: score === undefined ? `“${key}” has no score yet.` : `“${key}” has a score of ${score} and does not sag.`,
    next: 'The six questions are asked about criteria that sag. See the diagram with: service-audit show',
  }),
  'not-in-project': ({ file }) => ({
    what: `${file} is not in a project, so it cannot be edited here.`,
    next: 'Records are in audits/SITE/. Name one: service-audit edit SITE@2026-11-20',
  }),
  'not-an-audit': ({ file, kind }) => ({ what: `${file} is a ${KINDS[kind]}, not an audit.`, next: 'Name an audit.' }),
  'template-not-found': ({ key, suggestion, known }) => ({
    what: `There is no questionnaire “${key}”.`,
    next: meant(suggestion, `Questionnaires here: ${list(known)}.`) ?? '',
  }),
  'template-clash': ({ name, file, other }) => ({
    what: `Two questionnaires are called “${name}”: ${file} and ${other}.`,
    next: 'Rename yours: the file and the “name” in it.',
  }),
  'template-other': ({ file, other }) => ({
    what: `${file} has the same name as ${other}, but different contents.`,
    next: 'Give it another name (the file and the “name” in it), or leave out --template to use the existing one.',
  }),
  'template-differs': ({ option, file }) => ({
    what: `--template says “${option}”, but ${file} already says something else.`,
    next: 'Use the same questionnaire in both, or leave the option out.',
  }),
  'template-name': ({ name, file }) => ({
    what: `The questionnaire in ${file} calls itself “${name}”.`,
    next: 'The file and the “name” in it have to agree.',
  }),
  'twice-asked': ({ key }) => ({
    what: `The criterion “${key}” already exists, here or in the questionnaire that this one extends.`,
    next: 'Each criterion needs its own key: give this one another key, or remove it.',
  }),
  'template-parent': ({ name }) => ({
    what: `“${name}” extends a questionnaire that extends it in turn.`,
    next: 'Remove one of the two “extends” lines.',
  }),
  'looser-than-project': ({ rule, criterion }) => ({
    what: `The site sets “${rule}”${criterion ? ` for “${criterion}”` : ''} looser than the project does.`,
    next: 'A site may only be stricter. To be looser for a limited time, add a waiver with “until” and “reason”.',
  }),
  'draft-broken': ({ file, kept }) => ({
    what: `The draft ${file} ends in an incomplete line.`,
    next: `The ${kept} answers before it are kept.`,
  }),
  'unknown-command': ({ key, suggestion }) => ({
    what: `There is no command “${key}”.`,
    next: meant(suggestion, 'See them all with: service-audit --help') ?? '',
  }),
  'unknown-option': ({ key, suggestion }) => ({
    what: `There is no option “${key}” here.`,
    next: meant(suggestion, 'See the options with --help.') ?? '',
  }),
  conflict: ({ options }) => ({
    what: `${options.join(' and ')} contradict each other.`,
    next: 'Keep one of them.',
  }),
  'missing-argument': ({ name }) => ({ what: `“${name}” is missing.`, next: 'See how it is used with --help.' }),
  'missing-value': ({ option }) => ({ what: `“${option}” needs a value.`, next: 'See the options with --help.' }),
  'excess-arguments': ({ given }) => ({
    what: `Too many arguments: ${list(given)}.`,
    next: 'See how it is used with --help. A name with spaces needs quotes.',
  }),
  'bad-choice': ({ option, value, allowed }) => ({
    what: `“${value}” is not a value of ${option}.`,
    next: `Choose one of: ${list(allowed)}.`,
  }),
  'bad-assessor': ({ value }) => ({
    what: `“${value}” does not name an assessor.`,
    next: 'Write it as "Olena Kovalchuk, consultant"; roles: owner, manager, staff, consultant, mystery-shopper, client.',
  }),
  'only-with': ({ option, needed }) => ({
    what: `${option} works only together with ${needed}.`,
    next: `Add ${needed}, or leave ${option} out.`,
  }),
  'past-date': ({ date, today }) => ({
    what: `${date} is in the past; today is ${today}.`,
    next: 'Name a day in the future, such as 2026-11-20.',
  }),
  'unknown-rule': ({ key, suggestion, known }) => ({
    what: `There is no rule “${key}”.`,
    next: meant(suggestion, `Rules: ${list(known)}.`) ?? '',
  }),
  'criterion-never-asked': ({ key, suggestion, known }) => ({
    what: `No record here has a criterion “${key}”.`,
    next: meant(suggestion, `Criteria: ${list(known)}.`) ?? '',
  }),
  'unknown-component': ({ key, suggestion, known }) => ({
    what: `The audit has no component “${key}”.`,
    next: meant(suggestion, `Components: ${list(known)}.`) ?? '',
  }),
  'answers-site': ({ option, file }) => ({
    what: `The command line names the site “${option}”, the answers “${file}”.`,
    next: 'Name the same site, or leave it out of the command line.',
  }),
  'no-answers': ({ command }) => ({
    what: 'There is nothing to read on standard input.',
    next: `Pipe the answers in: service-audit ${command} --answers - < answers.yaml`,
  }),
  'no-terminal': ({ command }) => ({
    what: `“${command}” asks questions, but there is no terminal to ask them in.`,
    next: {
      run: 'Run it in a terminal, or give the answers in a file: service-audit run --answers FILE',
      why: 'Run it in a terminal, or write the answers under “causes” in a follow-up: service-audit follow-up --draft',
      edit: 'Run it in a terminal, or correct the file in an editor, then: service-audit validate',
    }[command],
  }),
  'no-terminal-follow-up': ({ site }) => ({
    what: '“follow-up” asks questions, but there is no terminal to ask them in.',
    next: `Write a file to fill in: service-audit follow-up ${site} --draft; or pass a finished one: --answers FILE`,
  }),
  'no-terminal-template': ({ name }) => ({
    what: '“template new” asks questions, but there is no terminal to ask them in.',
    next: `Copy a questionnaire and change the file: service-audit template new ${name} --copy base`,
  }),
  'template-taken': ({ name }) => ({
    what: `A questionnaire “${name}” ships with service-audit.`,
    next: 'Choose another name; your questionnaire may extend this one.',
  }),
  'end-of-input': () => ({ what: 'The input ended before the interview did.' }),
  'git-missing': () => ({
    what: '--against compares with a commit, but git is not installed on this machine.',
    next: 'Install git, or run this without --against.',
  }),
  'git-no-repository': ({ folder }) => ({
    what: `${folder} is not in a git repository, so there is nothing to compare with.`,
    next: 'Run it in a clone of the repository, or without --against.',
  }),
  'git-refused': ({ said }) => ({
    what: `git failed: ${said || 'it gave no reason'}.`,
    next: 'See if git itself works here: git log -1. In a container: git config --global --add safe.directory "$PWD"',
  }),
  'git-shallow': ({ ref }) => ({
    what: `This clone is shallow and lacks the history of “${ref}” that is needed.`,
    next: 'Fetch all of it: git fetch --unshallow origin. In GitHub Actions: “fetch-depth: 0” for actions/checkout; in GitLab CI: “GIT_DEPTH: 0”.',
  }),
  'git-unknown-ref': ({ ref }) => ({
    what: `git knows no commit “${ref}”.`,
    next: 'Name a branch, a tag or a commit, such as origin/main. If it is on the server only: git fetch origin',
  }),
  'git-no-audits': ({ ref }) => ({
    what: `There are no audits at ${ref} in this folder, so nothing can have become worse since.`,
    next: 'Check the first audits with “service-audit check” without --against. If the project was moved, move it in a separate commit.',
  }),
  'readme-markers': ({ begin, end }) => ({
    what: `service-audit updates the part between ${begin} and ${end}, but these lines are not there exactly once, in this order.`,
    next: 'Correct these two lines, or delete the file, and it will be written anew. Until then it is not changed.',
  }),
  'site-template': ({ name }) => ({
    what: `The questionnaire of this site is now “${name}”, but this file could not be changed without changing more of it.`,
    next: `Write this line into it: template: ${name}`,
  }),
  'draft-in-use': ({ process }) => ({
    what: `Another service-audit (process ${process}) is writing this draft.`,
    next: 'Continue there, or end it first.',
  }),
  'edit-other-template': ({ name }) => ({
    what: `The questionnaire “${name}” has changed since this audit, so the screens would ask other questions.`,
    next: 'Correct the file itself in an editor, then run: service-audit validate',
  }),
  'settings-name': ({ name }) => ({
    what: `“${name}” is not read: the settings are called service-audit.yaml.`,
    next: 'Rename it: git mv.',
  }),
  'not-a-site': ({ name }) => ({
    what: `“${name}” in audits/ is not a folder, so nothing in it is read.`,
    next: 'A site is a real folder; move everything else out of audits/, links too.',
  }),
  'linked-audits': () => ({
    what: '“audits” is a link here, so the records behind it are not part of what git merges.',
    next: 'Make it a real folder, so that git sees the records.',
  }),
  'other-series': ({ template, programme }) => ({
    what: programme
      ? programme === template
        ? `The file is named after the programme “${programme}”, but that questionnaire is not a programme.`
        : `The file is named after the programme “${programme}”, but its questionnaire is “${template}”.`
      : `“${template}” is a programme, but the file's name does not say so.`,
    next: 'A record of a programme is called DATE.PROGRAMME.audit.yaml, all others DATE.audit.yaml. Rename it with git mv.',
  }),
  'newer-template': ({ name, version, known }) => ({
    what: `The audit says version ${version} of “${name}”, but the questionnaire here is version ${known}.`,
    next: 'Correct the version, or add the newer questionnaire to the project.',
  }),
  'no-criteria': ({ name }) => ({
    what: `The questionnaire “${name}” asks nothing.`,
    next: 'Give it at least one criterion.',
  }),
  'waiver-value': ({ rule, unit }) => ({
    what:
      unit === 'yes-no'
        ? `“${rule}” has no threshold, so a waiver of it takes no value.`
        : 'A waiver of this rule needs a value: the threshold that applies instead.',
    next: {
      points: 'Add “value: 3”, the threshold that applies until the waiver ends.',
      days: 'Add “value: 30d”, the threshold that applies until the waiver ends.',
      'yes-no': 'Delete the line “value:”.',
    }[unit],
  }),
  'waiver-criterion': ({ rule, about }) => ({
    what:
      about === 'criterion'
        ? `A waiver of “${rule}” must name its criterion.`
        : `“${rule}” is about the whole site, so a waiver of it names no criterion.`,
    next: about === 'criterion' ? 'Add a line “criterion: refunds”.' : 'Delete the line “criterion:”.',
  }),
  'sagging-target': ({ sagging, target }) => ({
    what: `“sagging” (${sagging}) must be lower than “target” (${target}).`,
    next: 'Raise “target” or lower “sagging”.',
  }),
  'cannot-open': ({ file, program }) => ({
    what: `The browser could not be opened (${program}).`,
    next: `The page has been written; open it yourself: ${file}`,
  }),
  'no-browser': () => ({
    what: 'An installed Chrome, Chromium or Edge prints the PDF, but none was found here.',
    next: 'Install one of them, or name its program in the variable CHROME_PATH. Or print this page in any browser: service-audit report -o page.html',
  }),
  'bad-browser': ({ variable, path }) => ({
    what: `${variable} names “${path}”, which is not a program.`,
    next: `Correct ${variable}; without it, an installed Chrome, Chromium or Edge is used.`,
  }),
  'cannot-print': ({ program, said, seconds }) => ({
    what:
      seconds === undefined
        ? `${program} did not print the page: ${said || 'it gave no reason'}.`
        : `${program} did not print the page within ${seconds} s.`,
    next: 'Nothing was written. Name another browser in the variable CHROME_PATH, or print this page in any browser: service-audit report -o page.html',
  }),
  'no-folder': ({ folder }) => ({ what: `There is no folder ${folder}.`, next: 'Check the name after -C.' }),
  'file-exists': ({ file }) => ({ what: `${file} already exists.`, next: 'Name another file, or delete that one.' }),
  'cannot-write': ({ file, reason }) => ({
    what: `${file} cannot be written: ${textFor(REASONS, reason) ?? reason}.`,
    next: 'Nothing was changed. Free some space or allow writing, then run this again.',
  }),
  'changed-meanwhile': ({ file }) => ({
    what: `${file} was changed by somebody else in the meantime.`,
    next: 'Nothing was written; run this again.',
  }),
};

export const reporting = {
  line: (line: number) => `line ${line}`,
  error: 'error',
  warning: 'warning',
  bug: 'This is a fault in service-audit, not in what you did.',
  report: 'Please report it to the maintainers of service-audit, with the lines below and what you typed.',
};
