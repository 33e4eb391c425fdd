import { getTranslations } from 'next-intl/server'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { MiniMeter } from '@/components/ui/mini-meter'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { getFormat } from '@/lib/i18n/get-format'
import { printYuan } from '@/lib/money'
import type { AgencyLimits } from '@/lib/quota/list-limits'
import type { Budget } from '@/lib/quota/queries'
import { allowOverdraftAction } from '../actions'

/** This year's budgets of every agency, and the way to allow an overdraft. */
export async function AgencyBudgets({ limits, may }: { limits: AgencyLimits[]; may: boolean }) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  const rows = limits.flatMap((agency) => agency.budgets.map((budget) => ({ agency, budget })))
  return (
    <Section title={t('admin.budgets')} note={rows.length}>
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('admin.budgets')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('admin.agency')}</th>
              <th scope="col">{t('budgets.name')}</th>
              {(['approved', 'overdraft', 'committed', 'left', 'billed'] as const).map((head) => (
                <th key={head} scope="col" className="num">
                  {t(`budgets.${head}`)}
                </th>
              ))}
              <th scope="col">
                <span className="sr">{t('admin.overdraft')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ agency, budget }) => {
              const limit = budget.approvedFen + budget.overdraftFen
              const taken = budget.heldFen + budget.committedFen
              return (
                <tr key={budget.id}>
                  <td className="pri" lang="zh-CN">
                    {agency.name}
                  </td>
                  <td data-l={t('budgets.name')} lang="zh-CN">
                    {budget.name}
                  </td>
                  <td className="num" data-l={t('budgets.approved')}>
                    {f.money(budget.approvedFen)}
                  </td>
                  <td className="num" data-l={t('budgets.overdraft')}>
                    {budget.overdraftFen > 0n ? f.money(budget.overdraftFen) : '—'}
                  </td>
                  <td className="num" data-l={t('budgets.committed')}>
                    {f.money(taken)}
                  </td>
                  <td className="num" data-l={t('budgets.left')}>
                    {f.money(limit - taken)}
                    <span className="sub">
                      <MiniMeter percent={limit > 0n ? (Number(taken) / Number(limit)) * 100 : undefined} />
                    </span>
                  </td>
                  <td className="num" data-l={t('budgets.billed')}>
                    {f.money(budget.billedFen)}
                  </td>
                  <td>{may ? <AllowOverdraft budget={budget} /> : null}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}

async function AllowOverdraft({ budget }: { budget: Budget }) {
  const t = await getTranslations('quota')
  return (
    <DialogButton
      label={t('admin.overdraft')}
      title={t('admin.overdraftTitle', { name: budget.name })}
      size="small"
    >
      <Form className="stack-4" action={allowOverdraftAction} fields={{ budgetId: budget.id }}>
        <TextInput
          name="overdraft"
          label={t('admin.overdraftAmount')}
          hint={t('budgets.amountHint')}
          defaultValue={printYuan(budget.overdraftFen)}
          unit="¥"
          inputMode="decimal"
          required
        />
        <TextArea name="reason" label={t('admin.reasonNeeded')} rows={3} maxLength={500} required />
        <div className="row">
          <SubmitButton>{t('admin.overdraft')}</SubmitButton>
        </div>
      </Form>
    </DialogButton>
  )
}
