import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClamdServer, EICAR } from '../../../test/support/clamd-server.js';
import { ClamdScanner } from './clamd-scanner.js';
import { ScannerUnavailable } from './virus-scanner.js';

describe('clamd, asked by INSTREAM', () => {
  let clamd: ClamdServer;
  let scanner: ClamdScanner;

  beforeAll(async () => {
    clamd = await ClamdServer.open();
    scanner = new ClamdScanner({ host: '127.0.0.1', port: clamd.port, seconds: 1 });
  });
  afterAll(async () => {
    await clamd.close();
  });

  it.each([0, 1, 65_536, 65_537, 15_000_000])('a clean file of %i bytes arrives whole', async (size) => {
    const file = Buffer.alloc(size, 'abcdefg');
    clamd.mood = 'looking';
    expect(await scanner.scan(file)).toEqual({ infected: false });
    expect(clamd.scanned.at(-1)?.equals(file)).toBe(true);
  });

  it('what is found is named, also across the border of two chunks', async () => {
    for (const before of [0, 65_536 - 20]) expect(await scanner.scan(Buffer.concat([Buffer.alloc(before), Buffer.from(EICAR)]))).toEqual({ infected: true, what: 'Win.Test.EICAR_HDB-1' });
  });

  it.each([
    ['silent', /in time/], ['dripping', /in time/], ['hanging-up', /hung up|cannot be reached/], ['talking-nonsense', /clamd answered: HTTP/], ['wordy', /without an end/],
    ['small', /size limit exceeded|cannot be reached/],
  ] as const)('%s, it is no answer', async (mood, words) => {
    clamd.mood = mood;
    const asked = scanner.scan(Buffer.alloc(2_000));
    await expect(asked).rejects.toThrow(ScannerUnavailable);
    await expect(asked).rejects.toThrow(words);
    clamd.mood = 'looking';
  });

  it('nobody there is no answer', async () => {
    const gone = await ClamdServer.open();
    const place = { host: '127.0.0.1', port: gone.port, seconds: 1 };
    await gone.close();
    await expect(new ClamdScanner(place).scan(Buffer.from('a'))).rejects.toThrow(ScannerUnavailable);
    await expect(new ClamdScanner({ socket: '/nowhere/clamd.ctl', seconds: 1 }).scan(Buffer.from('a'))).rejects.toThrow(ScannerUnavailable);
  });

  it('by its unix socket as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
    const local = await ClamdServer.open(join(folder, 'clamd.ctl'));
    const by = new ClamdScanner({ socket: join(folder, 'clamd.ctl'), seconds: 1 });
    expect([await by.scan(Buffer.from('a')), await by.scan(Buffer.from(EICAR))]).toEqual([{ infected: false }, { infected: true, what: 'Win.Test.EICAR_HDB-1' }]);
    await local.close();
    rmSync(folder, { recursive: true });
  });
});
