import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { State } from '@/components/ui/state'
import { isLaw } from '@/lib/agencies/duty-rules'
import { findDutyViolations } from '@/lib/agencies/find-duty-violations'
import { listAllDutyRules } from '@/lib/agencies/manage-duty-rules'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { inLocale } from '@/lib/i18n/in-locale'
import { findBarredVotes } from '@/lib/orders/find-barred-votes'
import { routes } from '@/lib/routes'
import { AddRule } from './_components/add-rule'
import { switchDutyRuleAction } from './actions'

type Rule = Awaited<ReturnType<typeof listAllDutyRules>>[number]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agencies.duties'))('title') }
}

export default async function DutiesPage({ searchParams }: PageProps<'/admin/duties'>) {
  const ctx = await requireCtx('duty:read')
  const [t, role, locale, params] = [
    await getTranslations('agencies.duties'),
    await getTranslations('auth.roles'),
    await getLocale(),
    await searchParams,
  ]
  const [rules, violations, votes] = [
    await listAllDutyRules(ctx),
    await findDutyViolations(ctx),
    await findBarredVotes(ctx),
  ]
  const breaches = violations.length + votes.length
  const manages = can(ctx.actor, 'duty:manage')
  const columns: Column<Rule>[] = [
    { key: 'code', head: t('code'), mono: true, cell: (rule) => rule.code },
    {
      key: 'roles',
      head: t('roles'),
      cell: (rule) =>
        rule.scope === 'order' ? t(`parties.${rule.roleA}`) : `${role(rule.roleA)} × ${role(rule.roleB)}`,
    },
    { key: 'scope', head: t('scope'), nowrap: true, cell: (rule) => t(`scopes.${rule.scope}`) },
    {
      key: 'reason',
      head: t('reason'),
      cell: (rule) => inLocale({ zh: rule.reasonZh, en: rule.reasonEn }, locale),
    },
    {
      key: 'state',
      head: t('state'),
      nowrap: true,
      cell: (rule) => (
        <State is={rule.active ? 'running' : 'stopped'}>{rule.active ? t('active') : t('inactive')}</State>
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} actions={manages ? <AddRule /> : null} />
      <div className="banners mb-3">
        {breaches > 0 ? (
          <Note tone="bad" title={t('violations', { count: breaches })}>
            <ul className="list">
              {violations.map((one) => (
                <li key={one.personId}>
                  <span lang="zh-CN">{one.name}</span>{' '}
                  <span className="mono">{one.rules.map((rule) => rule.code).join(' ')}</span>
                </li>
              ))}
              {votes.map((one) => (
                <li key={`${one.personId} ${one.orderNumber}`}>
                  <span lang="zh-CN">{one.name}</span> {t('voted', { number: one.orderNumber })}{' '}
                  <span className="mono">{one.rule}</span>
                </li>
              ))}
            </ul>
          </Note>
        ) : (
          <Note tone="ok" title={t('noViolations')} />
        )}
      </div>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={rules}
        rowKey={(rule) => rule.id}
        path={routes.admin.duties}
        params={params}
        rowMenu={
          manages
            ? (rule) => (
                <ActionButton
                  action={switchDutyRuleAction}
                  fields={{ ruleId: rule.id, active: rule.active ? 'off' : 'on' }}
                  size="small"
                  reason={isLaw(rule) && rule.active ? t('law') : undefined}
                  aria-label={t(rule.active ? 'switchOffOne' : 'switchOnOne', { code: rule.code })}
                >
                  {rule.active ? t('switchOff') : t('switchOn')}
                </ActionButton>
              )
            : undefined
        }
      />
    </>
  )
}
