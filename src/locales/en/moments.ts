import type { MomentWords } from '../../domain/text/when.js';

export const moments: MomentWords = {
  units: { day: /^(d|days?)$/, week: /^(w|wks?|weeks?)$/, month: /^(m|mo|mos|months?)$/, year: /^(y|yrs?|years?)$/ },
  numbers: [
    ['a', 'an', 'one'],
    ['two'],
    ['three'],
    ['four'],
    ['five'],
    ['six'],
    ['seven'],
    ['eight'],
    ['nine'],
    ['ten'],
  ],
  months: [/^jan/, /^feb/, /^mar/, /^apr/, /^may$/, /^jun/, /^jul/, /^aug/, /^sep/, /^oct/, /^nov/, /^dec/],
  halfYear: 'half a year',
  beforeDue: ['in', 'by'],
  beforeSince: ['since', 'from', 'in'],
  ago: 'ago',
};
