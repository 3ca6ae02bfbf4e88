import { Mailer } from '../../src/platform/mail/index.js';
import { Killed } from './scheduler.js';
import type { Process, Surroundings } from './surroundings.js';

/** A mail server that is slow, refuses, or takes the letter and never says so. */
export class UnsureMailer extends Mailer {
  killAtNext = false;

  constructor(
    private readonly around: Surroundings,
    private readonly worker: Process,
  ) {
    super(around.config);
  }

  override async send(letter: { readonly to: string; readonly messageId: string; readonly subject: string }): Promise<void> {
    const { mailRandom, scheduler } = this.around;
    // Drawn by what the letter says and when, not by the order of letters: that order depends on random ids.
    const random = mailRandom.fork(`${String(scheduler.now)} ${letter.to} ${letter.subject.replaceAll(/ML-\w+-\w+|\d+/g, '')}`);
    if (random.chance(0.1)) await scheduler.sleep(this.worker.name, random.between(1_000, 20_000));
    if (this.worker.dead) throw new Killed(this.worker.name);
    if (this.around.mailDown() || random.chance(0.03)) throw Object.assign(new Error('refused'), { code: 'EENVELOPE', responseCode: 451 });
    this.around.arrived(letter.messageId);
    if (this.killAtNext) {
      this.killAtNext = false;
      throw await scheduler.step('operator', () => this.worker.die('letter-killed'));
    }
    if (random.chance(0.03)) throw Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' });
  }
}
