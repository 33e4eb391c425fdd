import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listRules } from '@/lib/orders/list-rules'
import { RuleForm } from './_components/rule-form'
import { RuleTable } from './_components/rule-table'
import { TryOut } from './_components/try-out'

export async function generateMetadata() {
  return { title: (await getTranslations('orders.rules'))('title') }
}

export default async function RulesPage({ searchParams }: PageProps<'/admin/rules'>) {
  const ctx = await requireCtx('rule:read')
  const [params, t, rules, agencies] = await Promise.all([
    searchParams,
    getTranslations('orders.rules'),
    listRules(ctx),
    listOpenAgencies(ctx),
  ])
  const mayManage = can(ctx.actor, 'rule:manage')
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={
          mayManage ? (
            <DialogButton label={t('new')} title={t('new')} variant="primary" icon="plus" wide>
              <RuleForm agencies={agencies} />
            </DialogButton>
          ) : null
        }
      />
      <Section title={t('order')}>
        {rules.length === 0 ? (
          <EmptyState icon="stamp" title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <RuleTable rules={rules} agencies={agencies} mayManage={mayManage} />
        )}
      </Section>
      <TryOut ctx={ctx} params={params} agencies={agencies} />
    </>
  )
}
