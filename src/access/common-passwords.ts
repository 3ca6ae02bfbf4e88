import { Injectable } from '@nestjs/common';

/** The bundled lists of common passwords and French words; loaded when the first password is chosen, as most processes never need them. */
@Injectable()
export class CommonPasswords {
  private loaded: Promise<ReadonlySet<string>> | undefined;

  async asked(): Promise<(text: string) => boolean> {
    this.loaded ??= load();
    const known = await this.loaded;
    return (text) => known.has(text);
  }
}

async function load(): Promise<ReadonlySet<string>> {
  const [common, french] = await Promise.all([import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr')]);
  return new Set([common.dictionary, french.dictionary].flatMap((lists) => Object.values(lists).flat()).map((word) => word.toLowerCase()));
}
