import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Told {
  readonly challenge: string;
}

/** In what a device may differ from an honest one. */
export interface Twist {
  readonly origin?: string;
  readonly party?: string;
  readonly verified?: boolean;
  readonly challenge?: string;
  readonly counter?: number;
  readonly signedBy?: KeyObject;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A device with one passkey (ES256), which says what it is told to say (WebAuthn Level 3, sections 6.1 and 6.5). */
export class Authenticator {
  readonly id = randomBytes(16);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;

  constructor(private readonly origin: string) {}

  register({ challenge }: Told, twist: Twist = {}): object {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')]);
    const length = Buffer.from([0, this.id.length]);
    const authData = Buffer.concat([this.head(twist, ATTESTED), Buffer.alloc(16), length, this.id, key]);
    const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'), Buffer.from([authData.length >> 8, authData.length & 255]), authData]);
    return this.answer({ clientDataJSON: this.clientData('webauthn.create', challenge, twist).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] });
  }

  show({ challenge }: Told, twist: Twist = {}): object {
    const clientData = this.clientData('webauthn.get', challenge, twist);
    const authData = this.head(twist, 0);
    const signature = sign('sha256', Buffer.concat([authData, createHash('sha256').update(clientData).digest()]), twist.signedBy ?? this.keys.privateKey);
    return this.answer({ clientDataJSON: clientData.toString('base64url'), authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url') });
  }

  private answer(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? this.origin, crossOrigin: false }));
  }

  private head(twist: Twist, more: number): Buffer {
    this.counter = twist.counter ?? this.counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const flags = PRESENT | (twist.verified === false ? 0 : VERIFIED) | more;
    return Buffer.concat([createHash('sha256').update(twist.party ?? new URL(this.origin).hostname).digest(), Buffer.from([flags]), count]);
  }
}
