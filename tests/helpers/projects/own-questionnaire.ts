/** A questionnaire of a user's own, and answers to it. */

/** Two criteria, in English alone. */
export const KIOSK_TEMPLATE = `format: template/1
name: kiosk
version: 1
title: {en: Kiosk}
components:
  product:
    title: {en: Product}
    criteria:
      coffee:
        title: {en: Coffee}
        question: {en: How hot is it?}
        anchors:
          1: {en: Cold}
          4: {en: Lukewarm}
          7: {en: Warm}
          10: {en: Hot}
      change:
        title: {en: Change}
        question: {en: How often is there change for a note?}
        anchors:
          1: {en: Never}
          4: {en: In the afternoon}
          7: {en: Nearly always}
          10: {en: Always}
`;

export const KIOSK_ANSWERS = `format: answers/1
site: station
date: 2026-11-21
template: kiosk
assessors:
  - {name: Olena Kovalchuk, role: consultant}
scores: {coffee: 8, change: 6}
`;
