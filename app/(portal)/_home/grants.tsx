import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { GrantCount } from '@/lib/agencies/count-grants'
import { routes } from '@/lib/routes'

/** Platform roles: what waits for the second officer, what holds, what was decided. */
export async function Grants({ grants, className }: { grants: GrantCount; className: string }) {
  const t = await getTranslations('home.grants')
  return (
    <Section
      className={className}
      title={t('title')}
      aside={<Link href={routes.admin.grants}>{t('open')}</Link>}
    >
      <KeyValues
        as="money"
        items={[
          { key: t('proposed'), value: grants.proposed },
          { key: t('active'), value: grants.active },
          { key: t('decided'), value: grants.decided },
        ]}
      />
    </Section>
  )
}
