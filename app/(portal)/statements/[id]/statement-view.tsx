import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LiveRefresh } from '@/components/shell/live'
import type { Crumb } from '@/components/ui/breadcrumbs'
import { DocumentNumber } from '@/components/ui/document-number'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { readTableState, type SearchParams, tableHref } from '@/components/ui/table-state'
import { can } from '@/lib/auth/permissions'
import { explainLine } from '@/lib/billing/explain-line'
import type { StatementPage } from '@/lib/billing/get-statement'
import { type LineOrder, listLines, neighbours } from '@/lib/billing/list-lines'
import { statementCan } from '@/lib/billing/rules'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { monthName } from '../_components/month-name'
import { StatementState } from '../_components/statement-state'
import { Changes } from './changes'
import { Disputes } from './disputes'
import { Explanation } from './explanation'
import { LineTable } from './line-table'
import { Signatures } from './signatures'
import style from './statement.module.css'

type Props = {
  ctx: Ctx
  found: StatementPage
  path: string
  params: SearchParams
  crumbs: Crumb[]
  actions: ReactNode
  answer?: (disputeId: string, about: ReactNode) => ReactNode
}

/** A statement as its agency and its reviewer read it; what each can do stands in `actions`. */
export async function StatementView({ ctx, found, path, params, crumbs, actions, answer }: Props) {
  const { statement, agency, disputes } = found
  const by: LineOrder = params.by === 'system' ? 'system' : 'service'
  const { page, size } = readTableState(params, { size: 30 })
  const ask = typeof params.ask === 'string' ? params.ask : undefined
  const [t, f, lines, disputed] = await Promise.all([
    getTranslations('billing.page'),
    getFormat(),
    listLines(ctx, statement, { by, limit: size, offset: (page - 1) * size }),
    disputes.length === 0
      ? []
      : listLines(ctx, statement, { by, limit: 500, lineIds: disputes.map(({ dispute }) => dispute.lineId) }),
  ])
  const month = f.month(monthName(statement.month))
  const differences = statement.secondDifferences
  return (
    <>
      <LiveRefresh topics={[`statement:${statement.id}`]} />
      <PageHeader
        crumbs={[...crumbs, { label: month }]}
        title={t('title', { month })}
        beside={<StatementState state={statement.state} />}
        facts={[
          { key: 'number', value: <DocumentNumber>{statement.number}</DocumentNumber> },
          { key: 'agency', value: <span lang="zh-CN">{agency}</span> },
          ...(statement.revision > 1
            ? [{ key: 'revision', value: t('revision', { n: statement.revision }) }]
            : []),
          ...(statement.issuedAt
            ? [
                {
                  key: 'issued',
                  label: t('issued'),
                  value: `${found.issuer ?? ''} ${f.moment(statement.issuedAt)}`,
                },
              ]
            : []),
          ...(statement.dueAt && statementCan('review', statement)
            ? [{ key: 'due', label: t('due'), value: f.moment(statement.dueAt) }]
            : []),
          ...(statement.settlementReference
            ? [{ key: 'settled', label: t('settledBy'), value: statement.settlementReference }]
            : []),
        ]}
        actions={actions}
      />
      <Section>
        <div className={style.sums}>
          <div>
            <p className="t3 small">{t('total')}</p>
            <p className="big">{f.money(statement.totalFen)}</p>
            <p className={`small ${style.verdict}`}>
              {differences === null ? (
                <span className="t3">{t('secondNone')}</span>
              ) : differences === 0 ? (
                <State is="done">{t('secondOk', { lines: statement.lines })}</State>
              ) : (
                <State is="failed">
                  {t('secondBad', {
                    count: differences,
                    difference: f.money((statement.secondTotalFen ?? 0n) - statement.totalFen),
                  })}
                </State>
              )}
            </p>
            {statement.state === 'draft' ? null : (
              <Signatures
                {...found}
                mine={{
                  finance: can(ctx.actor, 'statement:review'),
                  approver: can(ctx.actor, 'statement:confirm'),
                }}
              />
            )}
          </div>
          <div>
            <Changes {...found} />
          </div>
        </div>
      </Section>
      <Disputes
        disputes={disputes}
        lines={new Map(disputed.map((line) => [line.id, line]))}
        answer={answer}
      />
      <Section title={t('lines')} note={t('linesNote', { count: statement.lines })} id="lines" />
      <LineTable {...found} lines={lines} by={by} path={path} params={params} />
      {ask ? <AskedLine ctx={ctx} found={found} ask={ask} by={by} path={path} params={params} /> : null}
    </>
  )
}

type Asked = Pick<Props, 'ctx' | 'found' | 'path' | 'params'> & { ask: string; by: LineOrder }

async function AskedLine({ ctx, found, ask, by, path, params }: Asked) {
  if (!/^[0-9a-f-]{36}$/.test(ask)) return null
  const [explained, beside] = await Promise.all([
    explainLine(ctx, ask),
    neighbours(ctx, found.statement.id, ask, by),
  ])
  const page = String(params.page ?? '1')
  const href = (id: string | null) => (id ? tableHref(path, params, { ask: id, page }) : undefined)
  return (
    <Explanation
      explained={explained}
      closeHref={tableHref(path, params, { ask: undefined, page })}
      previousHref={href(beside.previous)}
      nextHref={href(beside.next)}
      mayDispute={can(ctx.actor, 'statement:dispute') && statementCan('dispute', found.statement)}
    />
  )
}
