import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tag } from '@/components/ui/tag'
import { TextArea } from '@/components/ui/text-area'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { Prose } from '../../../../catalog/_sheet/prose'
import { publishAgreementAction } from '../../actions'
import type { TabProps } from './tab-props'

/** The text in force, edited into the next version; every version stays readable. */
export async function AgreementTab({ managed: { service, agreements } }: TabProps) {
  const [t, f, locale] = await Promise.all([getTranslations('catalog.admin'), getFormat(), getLocale()])
  const current = agreements[0]
  return (
    <>
      <Section title={t('agreement.title')} note={t('agreement.note')}>
        <Form className="stack-4" action={publishAgreementAction} fields={{ serviceId: service.id }} guarded>
          <div className="grid2">
            <TextArea
              name="text.zh"
              label={t('agreement.zh')}
              defaultValue={current?.text.zh}
              rows={16}
              required
            />
            <TextArea
              name="text.en"
              label={t('agreement.en')}
              defaultValue={current?.text.en}
              rows={16}
              required
            />
          </div>
          <div className="row">
            <SubmitButton>{t('agreement.publish')}</SubmitButton>
          </div>
        </Form>
      </Section>
      <Section title={t('agreement.earlier')}>
        {current ? null : <p className="t3 small">{t('agreement.none')}</p>}
        {agreements.map((agreement) => (
          <details key={agreement.id}>
            <summary>
              {f.facts(t('v', { version: agreement.version }), f.dateTime(agreement.effectiveFrom))}{' '}
              {agreement === current ? <Tag tone="ok">{t('agreement.current')}</Tag> : null}
            </summary>
            <Prose text={inLocale(agreement.text, locale)} />
          </details>
        ))}
      </Section>
    </>
  )
}
