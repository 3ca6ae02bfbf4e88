import { Clock } from '../../src/platform/clock/index.js';

/** A clock that stands where the test puts it. */
export class FakeClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }

  advance(by: { minutes?: number; hours?: number; days?: number }): void {
    const ms = ((by.minutes ?? 0) + (by.hours ?? 0) * 60 + (by.days ?? 0) * 24 * 60) * 60_000;
    this.instant = new Date(this.instant.getTime() + ms);
  }
}
