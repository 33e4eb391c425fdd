import { useTranslations } from 'next-intl'
import { StateGlyph } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import type { StatementPage } from '@/lib/billing/get-statement'
import style from './statement.module.css'

type Props = Pick<StatementPage, 'statement' | 'signed'> & { mine: { finance: boolean; approver: boolean } }

/** Who has signed this revision and who is to sign, two different people in order. */
export function Signatures({ statement, signed, mine }: Props) {
  const t = useTranslations('billing.sign')
  const f = useFormat()
  const current = signed.filter(({ revision }) => revision === statement.revision)
  const earlier = signed.some(({ revision }) => revision < statement.revision)
  const finance = current.find(({ role }) => role === 'finance')
  const approver = current.find(({ role }) => role === 'approver')
  const rows = [
    {
      key: 'finance',
      order: t('first'),
      role: t('finance'),
      sign: finance,
      done: finance ? t('reviewed', { time: f.moment(finance.at) }) : null,
      waits: mine.finance ? t('waitsYouFinance') : t('waitsFinance'),
      here: !finance,
    },
    {
      key: 'approver',
      order: t('second'),
      role: t('approver'),
      sign: approver,
      done: approver ? t('confirmed', { time: f.moment(approver.at) }) : null,
      waits: mine.approver && finance ? t('waitsYouApprover') : t('waitsApprover'),
      here: Boolean(finance) && !approver,
    },
  ]
  return (
    <>
      <ul className={style.sign} aria-label={t('title')}>
        {rows.map(({ key, order, role, sign, done, waits, here }) => (
          <li key={key}>
            <span className={`st st--${sign ? 'ok' : here ? 'act' : 'off'}`}>
              <StateGlyph is={sign ? 'done' : here ? 'here' : 'waiting'} />
            </span>
            <span>
              {sign?.name ? <span lang="zh-CN">{sign.name} </span> : null}
              {role}
              <small>{done ?? waits}</small>
            </span>
            <span className="t3 small">{order}</span>
          </li>
        ))}
      </ul>
      {earlier && current.length < 2 ? (
        <p className="small t3">{t('earlier', { n: statement.revision - 1 })}</p>
      ) : null}
      <p className="small t3">{t('rule')}</p>
      {statement.contentHash ? (
        <p className="small t3">
          {t('hash')}{' '}
          <span className="mono" style={{ overflowWrap: 'anywhere' }}>
            {statement.contentHash}
          </span>
        </p>
      ) : null}
    </>
  )
}
