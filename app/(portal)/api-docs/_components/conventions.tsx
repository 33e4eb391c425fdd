import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'

const said = ['Auth', 'Idempotency', 'Paging', 'Etag', 'Problem', 'Rate'] as const

export async function Conventions() {
  const t = await getTranslations('api.reference')
  return (
    <Section title={t('conventions')}>
      <ul className="list">
        {said.map((name) => (
          <li key={name}>{t(`convention${name}`)}</li>
        ))}
      </ul>
    </Section>
  )
}
