import { getLocale, getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Section } from '@/components/ui/section'
import type { Agreement, Plan, ServiceVersion } from '@/lib/catalog/queries'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import { Duties } from './duties'
import { type PlanPrices, PlanTable } from './plan-table'
import { Prose } from './prose'

type Props = {
  version: Pick<ServiceVersion, 'documentation' | 'responsibilities' | 'serviceLevels'>
  plans: Plan[]
  prices: PlanPrices
  agreement: Agreement | null
  orderable: boolean
}

/** Everything an agency reads before it orders; the manager's preview is this same sheet. */
export async function ServiceSheet({ version, plans, prices, agreement, orderable }: Props) {
  const [t, f, locale] = await Promise.all([getTranslations('catalog.sheet'), getFormat(), getLocale()])
  return (
    <>
      <PlanTable plans={plans} prices={prices} orderable={orderable} />
      <Section title={t('documentation')}>
        <Prose text={inLocale(version.documentation, locale)} />
      </Section>
      {version.serviceLevels.length > 0 ? (
        <Section title={t('levels')}>
          <KeyValues
            as="columns"
            items={version.serviceLevels.map((level) => ({
              key: inLocale(level.measure, locale),
              value: level.target,
            }))}
          />
        </Section>
      ) : null}
      <Duties rows={version.responsibilities} />
      {agreement ? (
        <Section
          id="agreement"
          title={t('agreement')}
          note={t('agreementVersion', {
            version: agreement.version,
            day: f.date(agreement.effectiveFrom),
          })}
        >
          <Prose text={inLocale(agreement.text, locale)} />
        </Section>
      ) : null}
    </>
  )
}
