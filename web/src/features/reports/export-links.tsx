import { useLocale } from '../../i18n/locale';
import { useText } from '../../i18n/use-text';
import '../../ui/button.css';
import { IconDownload } from '../../ui/icons';

/** Ways out of the house, in the language of the page. @param search what else the address asks for, beginning with & */
export function ExportLinks({ path, formats, search = '' }: { path: string; formats: readonly ('csv' | 'xlsx' | 'pdf' | 'json')[]; search?: string }) {
  const text = useText();
  const language = useLocale();
  return (
    <>
      {formats.map((format) => <a key={format} className="button button-plain" href={`/api${path}?format=${format}&language=${language}${search}`} download><IconDownload size={20} />{text(`reports.export.${format}`)}</a>)}
    </>
  );
}
