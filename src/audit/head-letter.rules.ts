import type { Head } from './chain.vocabulary.js';
import { headLine } from './head.rules.js';

interface Contents {
  /** '2026-03-10' */
  readonly day: string;
  readonly heads: readonly Head[];
  /** Earlier heads that the chain no longer has. */
  readonly broken: readonly { readonly day: string; readonly stream: string; readonly position: number }[];
  readonly link: string;
  readonly locale: 'fr' | 'en';
}

/** The daily letter to an auditor: to be kept where nobody of the house can reach it. Names nobody. */
export function headLetter({ day, heads, broken, link, locale }: Contents): { subject: string; text: string } {
  const lines = heads.map(headLine);
  const lost = broken.map((head) => `${head.day} ${head.stream} ${String(head.position)}`);
  if (locale === 'fr') {
    return {
      subject: broken.length > 0 ? `[Passerelle] À VÉRIFIER : empreintes du ${day}` : `[Passerelle] Empreintes du ${day}`,
      text: [
        ...(lost.length > 0 ? ['ATTENTION : le registre ne porte plus ces empreintes déjà publiées. Il a été réécrit ou raccourci.', ...lost, ''] : []),
        `Où s’arrêtaient le journal et le registre des consultations le ${day} :`,
        '',
        ...lines,
        '',
        'Gardez cette lettre hors du système : c’est à elle qu’un journal exporté se compare',
        '(npm run cli -- audit verify JOURNAL --head LETTRE).',
        `À imprimer et à signer : ${link}`,
      ].join('\n'),
    };
  }
  return {
    subject: broken.length > 0 ? `[Passerelle] TO BE CHECKED: heads of ${day}` : `[Passerelle] Heads of ${day}`,
    text: [
      ...(lost.length > 0 ? ['WARNING: the record no longer has these published heads. It was rewritten or cut.', ...lost, ''] : []),
      `Where the journal and the access log ended on ${day}:`,
      '',
      ...lines,
      '',
      'Keep this letter outside the system: an exported journal is compared with it',
      '(npm run cli -- audit verify JOURNAL --head LETTER).',
      `To print and sign: ${link}`,
    ].join('\n'),
  };
}
