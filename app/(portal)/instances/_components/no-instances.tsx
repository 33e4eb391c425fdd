import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { ListView } from '@/lib/compute/instance-filter'
import { routes } from '@/lib/routes'

/** Says when the list fills and what to do about it. */
export function NoInstances({ view, mayOrder }: { view: ListView; mayOrder: boolean }) {
  const t = useTranslations('compute.list')
  if (view !== 'machines' && view !== 'services')
    return (
      <EmptyState icon="server" title={t('emptyView')}>
        {t('emptyViewText')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon="server"
      title={view === 'machines' ? t('emptyTitle') : t('emptyServices')}
      actions={
        mayOrder ? (
          <LinkButton href={routes.catalog.list} icon="catalog">
            {t('catalog')}
          </LinkButton>
        ) : undefined
      }
    >
      {t('empty')}
    </EmptyState>
  )
}
