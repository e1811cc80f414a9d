import type { Messages } from '../en/index.js';
import { author } from './author.js';
import { errors, reporting } from './errors.js';
import * as files from './files.js';
import { help } from './help.js';
import { interview } from './interview.js';
import { home, log, outcomes, plan, relapsed, siteReadme, states, trend } from './over-time.js';
import { report } from './report.js';
import { rules, rulesPage } from './rules.js';
import { schema } from './schema.js';
import {
  answersDraft,
  cause,
  check,
  demo,
  diff,
  initialised,
  markdown,
  meeting,
  sheet,
  show,
  templates,
  validate,
} from './screens.js';
import { setUp } from './set-up.js';
import { followUpDraft, proposal } from './treatment.js';
import { change, count, dates, decimal, decimalChange, kinds, roles, tiers } from './words.js';

/** Everything that a person can be shown, in Russian. */
export const ru: Messages = {
  errors,
  reporting,
  help,
  interview,
  proposal,
  states,
  relapsed,
  outcomes,
  plan,
  trend,
  log,
  home,
  siteReadme,
  rules,
  rulesPage,
  show,
  cause,
  diff,
  check,
  validate,
  initialised,
  setUp,
  demo,
  markdown,
  sheet,
  templates,
  meeting,
  followUpDraft,
  schema,
  author,
  answersDraft,
  report,
  tiers,
  files,
  dates,
  decimal,
  change,
  decimalChange,
  count,
  kinds,
  roles,
};
