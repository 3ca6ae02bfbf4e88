import { describe, expect, it } from '@jest/globals';
import { virusScanConfig } from './virus-scan-config.js';

const read = (env: Record<string, string>) => virusScanConfig((name) => env[name]);

describe('the settings of the virus scan', () => {
  it('are off when nothing is set', () => {
    expect(read({})).toBeUndefined();
    expect(read({ CLAMAV_PORT: '3310', CLAMAV_TIMEOUT_SECONDS: '15' })).toBeUndefined(); // the defaults, as .env.example has them
  });

  it.each([
    [{ CLAMAV_HOST: 'clamd' }, { host: 'clamd', port: 3310, seconds: 15 }],
    [{ CLAMAV_HOST: 'clamd', CLAMAV_PORT: '3400', CLAMAV_TIMEOUT_SECONDS: '5' }, { host: 'clamd', port: 3400, seconds: 5 }],
    [{ CLAMAV_SOCKET: '/run/clamav/clamd.ctl' }, { socket: '/run/clamav/clamd.ctl', seconds: 15 }],
  ])('%j is understood', (env, config) => {
    expect(read(env as Record<string, string>)).toEqual(config);
  });

  it.each([
    [{ CLAMAV_HOST: 'clamd', CLAMAV_SOCKET: '/run/clamd' }, /both set/],
    [{ CLAMAV_HOST: 'clamd', CLAMAV_PORT: '0' }, /CLAMAV_PORT must be/],
    [{ CLAMAV_HOST: 'clamd', CLAMAV_TIMEOUT_SECONDS: 'none' }, /CLAMAV_TIMEOUT_SECONDS must be/],
  ])('%j is refused, by the name of the variable', (env, message) => {
    expect(() => read(env as Record<string, string>)).toThrow(message);
  });
});
