import { csvOf } from './csv.js';
import type { CohortMilestoneView, ReintegrationReportView } from './reintegration-report.dto.js';

/** One line a figure, so that a pivot table can be made of it. */
export function reintegrationCsv({ outcomes, total, by }: ReintegrationReportView): string {
  const lines = (dimension: string, code: string, label: string, milestones: readonly CohortMilestoneView[]): string[][] =>
    milestones.flatMap(({ months, atRisk, notYet, withFamily, counts }) =>
      [['Fenêtre non terminée', notYet], ['Retours comptés', atRisk], ...outcomes.map(({ label: outcome }, index) => [outcome.fr, counts[index] ?? 0]), ['Vit en famille (toutes situations)', withFamily]]
        .map(([measure, value]) => [dimension, code, label, String(months), String(measure), String(value)]));
  return csvOf([
    ['Ventilation', 'Code', 'Ligne', 'Mois après le retour', 'Mesure', 'Nombre de retours'],
    ...lines('total', '', 'Ensemble', total),
    ...by.flatMap(({ dimension, rows }) => rows.flatMap(({ code, label, milestones }) => lines(dimension, code, label.fr, milestones))),
  ]);
}
