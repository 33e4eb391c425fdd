import { getLocale, getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { requireCtx } from '@/lib/auth/session'
import { inLocale } from '@/lib/i18n/in-locale'
import { routes } from '@/lib/routes'
import { ServiceState } from '../_components/service-state'
import { AgreementTab } from './_components/agreement-tab'
import { DutiesTab } from './_components/duties-tab'
import { FormTab } from './_components/form-tab'
import { HistoryTab } from './_components/history-tab'
import { KeptTabs } from './_components/kept-tabs'
import { ManageActions } from './_components/manage-actions'
import { PlansTab } from './_components/plans-tab'
import { PreviewTab } from './_components/preview-tab'
import { ScopeTab } from './_components/scope-tab'
import { TextsTab } from './_components/texts-tab'
import { loadManaged } from './load-managed'

const tabs = {
  texts: TextsTab,
  scope: ScopeTab,
  form: FormTab,
  duties: DutiesTab,
  plans: PlansTab,
  agreement: AgreementTab,
  preview: PreviewTab,
  history: HistoryTab,
}
type TabKey = keyof typeof tabs
const isTab = (key: string | undefined): key is TabKey => key !== undefined && key in tabs

export async function generateMetadata({ params }: PageProps<'/admin/catalog/[id]'>) {
  const [{ version }, locale] = await Promise.all([loadManaged((await params).id), getLocale()])
  return { title: inLocale(version.name, locale) }
}

/** One service under the manager's hands: a tab for each part that is saved by itself. */
export default async function ManagedServicePage({ params, searchParams }: PageProps<'/admin/catalog/[id]'>) {
  const ctx = await requireCtx('catalog:manage')
  const { id } = await params
  const [asked] = readFilter(await searchParams, 'tab')
  const current = isTab(asked) ? asked : 'texts'
  const [t, tCatalog, locale, managed] = await Promise.all([
    getTranslations('catalog.admin'),
    getTranslations('catalog'),
    getLocale(),
    loadManaged(id),
  ])
  const { service, version } = managed
  const Tab = tabs[current]
  const path = routes.admin.catalog.one(id)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: routes.admin.catalog.list }]}
        title={inLocale(version.name, locale)}
        beside={<ServiceState state={service.state} />}
        facts={[
          { key: 'code', label: t('code'), value: <span className="mono">{service.code}</span> },
          { key: 'family', label: t('family'), value: tCatalog(`families.${service.family}`) },
          { key: 'how', value: tCatalog(`fulfilment.${service.fulfilment}`) },
          {
            key: 'version',
            value: t(version.state === 'draft' ? 'editing' : 'showing', { version: version.version }),
          },
        ]}
        actions={<ManageActions managed={managed} />}
        bare
      />
      <Tabs
        label={t('title')}
        tabs={Object.keys(tabs).map((key) => ({
          label: t(`tabs.${key}`),
          href: `${path}?tab=${key}`,
          current: key === current,
        }))}
      />
      {service.state === 'retired' ? (
        <div className="sec">
          <Note tone="warn">{t('retiredNote')}</Note>
        </div>
      ) : null}
      <KeptTabs current={current} version={version.version}>
        <Tab ctx={ctx} managed={managed} />
      </KeptTabs>
    </>
  )
}
