import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { ChainState } from '@/lib/audit/chain-state'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { dayStart } from '@/lib/shanghai'

/** How far the audit chain has come. */
export async function Chain({ chain, className }: { chain: ChainState; className: string }) {
  const [t, f] = await Promise.all([getTranslations('home.chain'), getFormat()])
  return (
    <Section
      className={className}
      title={t('title')}
      aside={<Link href={routes.admin.audit}>{t('open')}</Link>}
    >
      <KeyValues
        as="money"
        items={[
          { key: t('sealed'), value: t('rows', { count: chain.sealed }) },
          { key: t('unsealed'), value: t('rows', { count: chain.unsealed }) },
          { key: t('last'), value: chain.lastSealedAt ? f.moment(chain.lastSealedAt) : t('none') },
          { key: t('anchor'), value: chain.anchorDay ? f.date(dayStart(chain.anchorDay)) : t('none') },
        ]}
      />
    </Section>
  )
}
