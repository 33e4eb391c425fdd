import { getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/routes'

const pages = ['capacity', 'reservations', 'placements', 'forecast', 'consolidation'] as const

export async function CapacityTabs({ here }: { here: (typeof pages)[number] }) {
  const t = await getTranslations('scheduler.capacity.tabs')
  return (
    <Tabs
      label={t('label')}
      tabs={pages.map((page) => ({ label: t(page), href: routes.desk[page], current: page === here }))}
    />
  )
}
