/** How long an invitation is good. */
export const INVITATION_DAYS = 7;

/** The token stands behind the #: browsers send that part to no server, so it is in no log and no Referer. */
export function invitationLink(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/$/, '')}/invitation#${token}`;
}

interface Addressee {
  readonly displayName: string;
  readonly locale: 'fr' | 'en';
}

/** The letter in the language of the account. It names nobody but its reader. */
export function invitationLetter({ displayName, locale }: Addressee, link: string, until: Date): { subject: string; text: string } {
  const day = until.toISOString().slice(0, 10);
  return locale === 'fr'
    ? {
        subject: 'Passerelle : votre accès',
        text: `Bonjour ${displayName},\n\nun accès à Passerelle vous attend. Ouvrez ce lien pour choisir votre mot de passe :\n\n${link}\n\nLe lien sert une seule fois, jusqu’au ${day}. Ne le transmettez à personne.\nSi vous n’attendiez pas cette lettre, prévenez votre administration.\n`,
      }
    : {
        subject: 'Passerelle: your access',
        text: `Dear ${displayName},\n\nan access to Passerelle is waiting for you. Open this link to choose your password:\n\n${link}\n\nThe link works once, until ${day}. Give it to nobody.\nIf you did not expect this letter, tell your administration.\n`,
      };
}
