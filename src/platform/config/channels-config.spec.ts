import { describe, expect, it } from '@jest/globals';
import { channelsConfig } from './channels-config.js';

const SMS = { SMS_GATEWAY: 'twilio', SMS_ACCOUNT: `AC${'0'.repeat(32)}`, SMS_SECRET: 'mot', SMS_FROM: '+22370000000' };
const read = (env: Record<string, string>) => channelsConfig((name) => env[name]);

describe('the settings of the channels', () => {
  it('are off when nothing is set', () => {
    expect(read({})).toEqual({ sms: undefined, pushContact: undefined, privateHosts: new Set() });
  });

  it('turn on what is complete', () => {
    expect(read({ ...SMS, SMS_URL: 'https://gateway.example/', PUSH_CONTACT: 'mailto:a@b.example', OUTBOUND_PRIVATE_HOSTS: 'suivi.interne, 10.0.0.5' })).toEqual({
      sms: { gateway: 'twilio', url: 'https://gateway.example', account: SMS.SMS_ACCOUNT, secret: 'mot', from: '+22370000000' },
      pushContact: 'mailto:a@b.example', privateHosts: new Set(['suivi.interne', '10.0.0.5']),
    });
  });

  it.each([
    [{ SMS_ACCOUNT: SMS.SMS_ACCOUNT }, /SMS_ACCOUNT is set, and SMS_GATEWAY is not/],
    [{ ...SMS, SMS_GATEWAY: 'pigeon' }, /SMS_GATEWAY must be twilio/],
    [{ ...SMS, SMS_SECRET: undefined }, /SMS_SECRET must be set/],
    [{ ...SMS, SMS_ACCOUNT: 'AC1' }, /SMS_ACCOUNT must be an account SID/],
    [{ ...SMS, SMS_FROM: 'Une trop longue signature' }, /SMS_FROM must be/],
    [{ ...SMS, SMS_URL: 'http://gateway.example' }, /SMS_URL must begin with https/],
    [{ PUSH_CONTACT: 'astreinte' }, /PUSH_CONTACT must be/],
    [{ OUTBOUND_PRIVATE_HOSTS: 'https://suivi.interne' }, /OUTBOUND_PRIVATE_HOSTS must be/],
  ])('%j is refused, by the name of the variable', (env, message) => {
    expect(() => channelsConfig((name) => (env as Record<string, string | undefined>)[name])).toThrow(message);
  });
});
