import { ConfigError } from './config-error.js';

/** An account at an SMS gateway. */
export interface SmsConfig {
  readonly gateway: 'twilio';
  /** Without a slash at its end. */
  readonly url: string;
  readonly account: string;
  readonly secret: string;
  /** A number in international form, a name of up to 11 characters, or a messaging service (MG...). */
  readonly from: string;
}

/** By which ways people are told besides the application and e-mail. What is undefined is off. */
export interface ChannelsConfig {
  readonly sms: SmsConfig | undefined;
  /** Whom a push service may write to about us (RFC 8292, section 2.1): mailto: or https: */
  readonly pushContact: string | undefined;
  /** Hosts that webhooks and push messages may reach although they lie in our own network. */
  readonly privateHosts: ReadonlySet<string>;
}

export const CHANNEL_VARIABLES = ['SMS_GATEWAY', 'SMS_URL', 'SMS_ACCOUNT', 'SMS_SECRET', 'SMS_FROM', 'PUSH_CONTACT', 'OUTBOUND_PRIVATE_HOSTS'] as const;

type Read = (name: (typeof CHANNEL_VARIABLES)[number]) => string | undefined;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @throws ConfigError naming the variable */
export function channelsConfig(read: Read): ChannelsConfig {
  const hosts = (read('OUTBOUND_PRIVATE_HOSTS') ?? '').split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== '');
  for (const host of hosts) if (/[/@\s]/.test(host)) throw new ConfigError(`OUTBOUND_PRIVATE_HOSTS must be names of hosts separated by commas, got "${host}"`);
  return { sms: smsConfig(read), pushContact: pushContact(read('PUSH_CONTACT')), privateHosts: new Set(hosts) };
}

function smsConfig(read: Read): SmsConfig | undefined {
  const gateway = read('SMS_GATEWAY');
  if (gateway === undefined) {
    for (const name of ['SMS_URL', 'SMS_ACCOUNT', 'SMS_SECRET', 'SMS_FROM'] as const) if (read(name) !== undefined) throw new ConfigError(`${name} is set, and SMS_GATEWAY is not: say which gateway (twilio)`);
    return undefined;
  }
  if (gateway !== 'twilio') throw new ConfigError(`SMS_GATEWAY must be twilio, got "${gateway}"`);
  const must = (name: 'SMS_ACCOUNT' | 'SMS_SECRET' | 'SMS_FROM'): string => {
    const value = read(name);
    if (value === undefined) throw new ConfigError(`${name} must be set with SMS_GATEWAY`);
    return value;
  };
  const url = (read('SMS_URL') ?? 'https://api.twilio.com').replace(/\/+$/, '');
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname))) throw new ConfigError('SMS_URL must begin with https://');
  const account = must('SMS_ACCOUNT');
  if (!/^AC[0-9a-f]{32}$/.test(account)) throw new ConfigError('SMS_ACCOUNT must be an account SID: AC and 32 hexadecimal digits');
  const from = must('SMS_FROM');
  if (!/^(\+[1-9]\d{6,14}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11})$/.test(from)) throw new ConfigError('SMS_FROM must be a number (+223...), a sender name of up to 11 characters, or a messaging service (MG...)');
  return { gateway, url, account, secret: must('SMS_SECRET'), from };
}

function pushContact(contact: string | undefined): string | undefined {
  if (contact !== undefined && !/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) throw new ConfigError('PUSH_CONTACT must be mailto:address or an https:// address');
  return contact;
}
