/** Files that `init` writes. */
export const settingsFile = (timeZone: string) => `# yaml-language-server: $schema=.service-audit/schema/config-1.json
# The settings of this service-audit project. Lines that begin with # are switched off.
format: config/1
language: en                     # en or ru
time-zone: ${timeZone.padEnd(22)}# whose today it is
template: base                   # the questionnaire that “run” asks
sagging: 5                       # this score or lower is asked the six questions
target: 7                        # where a criterion should be
audit-every: 90d                 # an older last audit is pointed out
working-days: [mon, tue, wed, thu, fri]

# The gate: what “service-audit check” finds. N fails; {warn: N, fail: N} sets each level; off.
check:
  min-score: {warn: 6, fail: 5}  # a criterion below it
  max-drop: {warn: 1, fail: 2}   # a criterion fell by more points than this since the audit before
  unexplained: warn              # a sagging criterion without its six answers
  # criteria:                    # stricter or milder for one criterion
  #   refunds: {min-score: 7}
`;

export const ignoreComment = '# service-audit: drafts of running interviews, caches';
export const attributesComment = '# service-audit: the same line ends everywhere';
