import { createHash } from 'node:crypto';

/** Names for prepared statements: the same text has the same name in every connection and process. */
export class PreparedStatements {
  private readonly names = new Map<string, string>();

  nameOf(text: string): string {
    let name = this.names.get(text);
    if (name === undefined) {
      name = `p${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
      this.names.set(text, name);
    }
    return name;
  }
}
