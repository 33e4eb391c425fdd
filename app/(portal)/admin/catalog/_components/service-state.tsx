import { getTranslations } from 'next-intl/server'
import { State } from '@/components/ui/state'
import type { Service } from '@/lib/catalog/queries'

const shapes = { draft: 'draft', published: 'running', retired: 'closed' } as const

export async function ServiceState({ state }: Pick<Service, 'state'>) {
  const t = await getTranslations('catalog.admin')
  return <State is={shapes[state]}>{t(`state.${state}`)}</State>
}
