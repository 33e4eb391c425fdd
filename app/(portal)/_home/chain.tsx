import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import type { ChainStatus } from '@/lib/audit/chain-status'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'

/** How far the audit chain has come. */
export async function Chain({ chain, className }: { chain: ChainStatus; className: string }) {
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
          { key: t('unsealed'), value: t('rows', { count: chain.waiting }) },
          { key: t('last'), value: chain.sealedAt ? f.moment(chain.sealedAt) : t('none') },
          { key: t('verified'), value: chain.verifiedAt ? f.moment(chain.verifiedAt) : t('none') },
          {
            key: t('result'),
            value: <State is={chain.whole ? 'done' : 'failed'}>{t(chain.whole ? 'whole' : 'broken')}</State>,
            hide: chain.whole === null,
          },
        ]}
      />
    </Section>
  )
}
