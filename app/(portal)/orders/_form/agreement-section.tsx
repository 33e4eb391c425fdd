'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { DialogButton } from '@/components/ui/dialog-button'
import { languageOf } from '@/lib/i18n/in-locale'
import type { ServiceChoice } from '@/lib/orders/form-choices'
import type { Content, Line } from './draft-types'

type Props = { lines: Line[]; services: ReadonlyMap<string, ServiceChoice>; content: Content }

/** Each service's agreement as it is now; what was accepted is kept with the line. */
export function AgreementSection({ lines, services, content }: Props) {
  const t = useTranslations('orders.form.agreements')
  const language = languageOf(useLocale())
  const ordered = [...new Set(lines.map(({ serviceId }) => serviceId))].flatMap(
    (id) => services.get(id) ?? [],
  )
  if (ordered.length === 0) return null
  return (
    <section className="sec" aria-labelledby="agreements">
      <h2 id="agreements">{t('title')}</h2>
      <div>
        {ordered.map(({ id, name, agreement }) => (
          <div key={id} className="row mb-2 text-13">
            <Checkbox
              name={`a.${id}`}
              value={agreement.id}
              label={t('accept', { service: name[language], version: agreement.version })}
              defaultChecked={content.lines.some(
                (line) => line.serviceId === id && line.agreementId === agreement.id,
              )}
            />
            <DialogButton
              label={t('read')}
              title={t('heading', { service: name[language], version: agreement.version })}
              variant="link"
              wide
            >
              <div className="prose whitespace-pre-line">{agreement.text[language]}</div>
            </DialogButton>
          </div>
        ))}
      </div>
    </section>
  )
}
