import { getTranslations } from 'next-intl/server'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import { saveScopeAction } from '../../actions'
import type { TabProps } from './tab-props'

/** For which network zones and protection levels, and which agencies see it. */
export async function ScopeTab({ ctx, managed: { service, version } }: TabProps) {
  const [t, tCatalog, agencies] = await Promise.all([
    getTranslations('catalog.admin'),
    getTranslations('catalog'),
    listOpenAgencies(ctx),
  ])
  const choices = (key: 'zones' | 'levels', values: readonly string[]) =>
    values.map((value) => ({ value, label: tCatalog(`${key}.${value}`) }))
  return (
    <Section title={t('tabs.scope')}>
      <Form className="stack-4" action={saveScopeAction} fields={{ serviceId: service.id }} guarded>
        <ChoiceGroup
          name="zones"
          label={tCatalog('zones.label')}
          hint={t('zonesHint')}
          kind="checkbox"
          row
          options={choices('zones', ['intranet', 'extranet', 'internet'])}
          defaultValue={version.zones}
        />
        <ChoiceGroup
          name="protectionLevels"
          label={tCatalog('levels.label')}
          kind="checkbox"
          row
          options={choices('levels', ['1', '2', '3', '4'])}
          defaultValue={version.protectionLevels.map(String)}
        />
        <ChoiceGroup
          name="visibility"
          label={t('visibility')}
          row
          options={[
            { value: 'all', label: t('all') },
            { value: 'some', label: t('some') },
          ]}
          defaultValue={version.visibleAgencyIds === null ? 'all' : 'some'}
        />
        <ChoiceGroup
          name="visibleAgencyIds"
          label={t('agencies')}
          kind="checkbox"
          options={agencies.map(({ id, name }) => ({ value: id, label: <span lang="zh-CN">{name}</span> }))}
          defaultValue={version.visibleAgencyIds ?? []}
        />
        <div className="row">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </Form>
    </Section>
  )
}
