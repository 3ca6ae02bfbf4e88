import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { StayIncidentService, StayLifeService } from '../interim-care/index.js';

const DAY = 86_400_000;

/** The last weeks of a child in a centre: notes, sessions, and incidents, the grave one followed up. All of it made up. */
export async function lifeInCare(app: INestApplicationContext, actor: Actor, id: string, now: number): Promise<void> {
  const incidents = app.get(StayIncidentService, { strict: false });
  const life = app.get(StayLifeService, { strict: false });
  const day = (ago: number): string => new Date(now - ago * DAY).toISOString().slice(0, 10);
  await life.noteWeek(actor, id, { id: randomUUID(), week: day(21), health: 'watch', mood: 'worrying', relations: 'watch', participation: 'watch', words: 'Exemple : mange peu, reste à l’écart.' });
  await life.noteWeek(actor, id, { id: randomUUID(), week: day(14), health: 'good', mood: 'watch', relations: 'good', participation: 'watch', words: 'Exemple : s’est fait une amie, vient à l’atelier de couture.' });
  await life.noteWeek(actor, id, { id: randomUUID(), week: day(7), health: 'good', mood: 'good', relations: 'good', participation: 'good', words: 'Exemple : une bonne semaine.' });
  await life.noteSession(actor, id, { id: randomUUID(), at: day(19), profession: 'psychologist', topic: 'sleep', words: 'Exemple : mots réservés à qui les écrit.', readers: [] });
  await life.noteSession(actor, id, { id: randomUUID(), at: day(12), profession: 'educator', topic: 'schooling', words: 'Exemple : veut reprendre l’école.', readers: [] });
  await incidents.report(actor, id, { id: randomUUID(), at: day(16), kind: 'injury', severity: 'low', others: [], actions: ['first-aid'], words: 'Exemple : chute dans la cour, genou désinfecté.' });
  const grave = randomUUID();
  await incidents.report(actor, id, { id: grave, at: day(10), kind: 'armed-group-contact', severity: 'medium', others: [], actions: ['listened', 'guard-strengthened'], words: 'Exemple : un inconnu a demandé après elle au portail.' });
  await incidents.followUp(actor, id, grave, { at: day(9), outcome: 'protection-plan', words: 'Exemple : sorties accompagnées, gardien prévenu.' });
}
