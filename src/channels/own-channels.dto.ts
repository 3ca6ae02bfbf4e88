import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, Matches, MaxLength } from 'class-validator';
import { TextField } from '../platform/http/index.js';
import { PERSON_CHANNELS, type PersonChannel } from './channel.vocabulary.js';

export class ChannelOrderRequest {
  /** push, sms, email: in the order in which they are tried. E-mail is always among them. */
  @IsArray()
  @ArrayMaxSize(PERSON_CHANNELS.length)
  @ArrayUnique()
  @IsIn(PERSON_CHANNELS, { each: true })
  channels!: PersonChannel[];
}

export class TelephoneRequest {
  @TextField(30)
  number!: string;
}

export class TelephoneCodeRequest {
  @TextField(10)
  code!: string;
}

/** What PushSubscription.toJSON() of a browser says (Push API). */
export class PushDeviceRequest {
  @TextField(1_000)
  endpoint!: string;

  @MaxLength(100)
  @Matches(/^[\w-]{80,100}$/)
  p256dh!: string;

  @MaxLength(40)
  @Matches(/^[\w-]{20,40}$/)
  auth!: string;
}

export class OwnTelephoneView {
  /** Enough to know it again. */
  number!: string;
  confirmed!: boolean;
}

export class PushDeviceView {
  id!: string;
  device!: string;
  addedAt!: string;
}

export class OwnChannelsView {
  /** In the order in which they are tried. */
  channels!: string[];
  /** What this installation has. */
  installed!: string[];
  telephone?: OwnTelephoneView;
  devices!: PushDeviceView[];
  /** With what a browser subscribes (RFC 8292), where push is installed. */
  pushKey?: string;
}

export class AddedPushDeviceView {
  id!: string;
}
